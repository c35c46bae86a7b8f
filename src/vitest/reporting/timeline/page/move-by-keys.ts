const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/**
 * Has the arrow keys go through a list, of which the tabulator finds one element only: a reader need not pass a thousand.
 * @param elements those that are to be seen
 * @returns what has the tabulator stop at the given element; where that is not seen, as before or at the first
 */
export function moveByKeys(
  list: HTMLElement,
  elements: () => readonly HTMLElement[],
): (element?: HTMLElement) => void {
  let current: HTMLElement | undefined
  const stopAt = (wanted?: EventTarget | null) => {
    const seen = elements()
    const find = (element: unknown) => seen.find(each => each === element)
    current?.setAttribute('tabindex', '-1')
    current = find(wanted) ?? find(current) ?? seen[0]
    current?.setAttribute('tabindex', '0')
  }
  for (const each of elements()) each.setAttribute('tabindex', '-1')
  stopAt()
  list.addEventListener('focusin', ({ target }) => stopAt(target))
  list.addEventListener('keydown', event => {
    const all = elements()
    const last = all.length - 1
    const at = all.findIndex(each => each === document.activeElement)
    const step = steps[event.key]
    const ends = { Home: 0, End: last }[event.key]
    const next = step === undefined ? ends : Math.min(last, Math.max(0, at + step))
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  })
  return stopAt
}
