import { shared } from '../../internal/index.ts'

/**
 * One replacement that is in force: what stood in its place before.
 * Layers of one place are kept in the order in which they were put, so that they may be taken off in any order: a layer
 * below another one hands what it saved to the layer above it instead of writing it back.
 */
export interface Layer<Before> {
  before: Before
}

type Places = Map<PropertyKey, Layer<unknown>[]>

const placesOf = shared('patch.layers', () => new WeakMap<object, Places>())

export function addLayer<Before>(holder: object, place: PropertyKey, before: Before): Layer<Before> {
  const layer: Layer<Before> = { before }
  const places = placesOf.get(holder) ?? (new Map() as Places)
  placesOf.set(holder, places)
  const layers = places.get(place) ?? []
  places.set(place, layers)
  layers.push(layer)
  return layer
}

/** Takes a layer off. Calls `restore` with what it saved when nothing was put on top of it. */
export function removeLayer<Before>(
  holder: object,
  place: PropertyKey,
  layer: Layer<Before>,
  restore: (before: Before) => void,
): void {
  const layers = placesOf.get(holder)?.get(place) as Layer<Before>[] | undefined
  const index = layers?.indexOf(layer) ?? -1
  if (!layers || index < 0) return
  layers.splice(index, 1)
  const above = layers[index]
  if (above) above.before = layer.before
  else restore(layer.before)
}
