import type { Moment } from './data.ts'
import { element, timeText } from './elements.ts'
import { lookOf } from './kinds.ts'
import { moveByKeys } from './move-by-keys.ts'
import type { Marks } from './picture.ts'

/** The moments in words, one row each; the arrow keys go from one to the next, and the picture shows where it is. */
export function momentList(
  moments: readonly Moment[],
  lanes: readonly string[],
  marks: () => Marks,
): HTMLTableElement {
  const rows = moments.map(moment => rowOf(moment, lanes))
  const body = element('tbody', {}, rows)
  moments.forEach((moment, index) => {
    const row = rows[index]!
    row.addEventListener('focus', () => show(marks().get(moment), row))
  })
  moveByKeys(body, () => rows)
  const head = ['Time', 'Where', 'What'].map(title => element('th', { scope: 'col' }, [title]))
  return element('table', {}, [
    element('caption', {}, ['What happened, moment by moment']),
    element('thead', {}, [element('tr', {}, head)]),
    body,
  ])
}

function rowOf({ at, kind, lane, text, by }: Moment, lanes: readonly string[]): HTMLTableRowElement {
  const who = by === lane ? '' : (lanes[by] ?? '')
  return element('tr', { class: lookOf(kind).draws === 'alarm' ? 'alarm' : undefined }, [
    element('td', {}, [timeText(at)]),
    element('td', {}, [lanes[lane] ?? '']),
    element('td', {}, [lookOf(kind).tell(text, who)]),
  ])
}

/** Marks a moment in the picture and in the list. */
export function show(mark: Element | undefined, row: Element | undefined): void {
  document.querySelectorAll('.shown').forEach(shown => shown.classList.remove('shown'))
  row?.classList.add('shown')
  mark?.classList.add('shown')
  mark?.scrollIntoView({ block: 'nearest', inline: 'center' })
}
