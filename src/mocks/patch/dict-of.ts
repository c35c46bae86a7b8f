import { isMapLike, type Dict } from './dict.ts'
import { mapDict } from './map-dict.ts'
import { objectDict } from './object-dict.ts'

export function dictOf(container: object): Dict {
  return (isMapLike(container) ? mapDict(container) : objectDict(container)) as Dict
}
