/**
 * What extends it puts its private fields on the object that its constructor is given: a value on a promise of somebody
 * else's, out of sight. A `WeakMap` would serve too, at six times the cost, and the garbage collector walks a large one
 * at every turn. Each kind of value needs a class of its own with a field of its own; one class that is made for each
 * by a function would cost five times as much, since V8 then forgets where the field is.
 */
export class Stamped {
  constructor(object: object) {
    return object
  }
}
