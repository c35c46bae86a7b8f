import { shared } from '../../internal/index.ts'

/**
 * One replacement that is in force: what puts back what stood in its place before.
 * Layers of one place are kept in the order in which they were put, so that they may be taken off in any order: a layer
 * below another one hands what it saved to the layer above it instead of writing it back.
 */
export interface Layer {
  putBack: () => void
}

type Places = Map<PropertyKey, Layer[]>

const placesOf = shared('patch.layers', () => new WeakMap<object, Places>())

export function addLayer(holder: object, place: PropertyKey, putBack: () => void): Layer {
  const layer: Layer = { putBack }
  const places: Places = placesOf.get(holder) ?? new Map()
  placesOf.set(holder, places)
  const layers = places.get(place) ?? []
  places.set(place, layers)
  layers.push(layer)
  return layer
}

/** Takes a layer off, and puts back what it saved when nothing was put on top of it. */
export function removeLayer(holder: object, place: PropertyKey, layer: Layer): void {
  const layers = placesOf.get(holder)?.get(place)
  const index = layers?.indexOf(layer) ?? -1
  if (!layers || index < 0) return
  layers.splice(index, 1)
  const above = layers[index]
  if (above) above.putBack = layer.putBack
  else layer.putBack()
}
