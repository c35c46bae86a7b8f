import { decodeMoments, type Moment, type PageData } from './data.ts'
import { element, timeText } from './elements.ts'
import { momentList, show } from './moment-list.ts'
import { pictureOf, type Marks } from './picture.ts'
import { readableScale, trueScale } from './scale.ts'
import { stripsOf } from './strips.ts'

/** One test: its picture, and its moments in words. */
export function testSection({ tests, texts }: PageData, index: number): HTMLElement {
  const test = tests[index]!
  const moments = decodeMoments(test, texts)
  const took = timeText(moments.at(-1)?.at ?? 0)
  const { figure, marks } = figureOf(moments, test.lanes)
  const list = momentList(moments, test.lanes, marks)
  // A click on what stands for a moment leads to its words.
  figure.addEventListener('click', ({ target }) => {
    const group = target instanceof Element ? target.closest('g') : null
    const clicked = moments.findIndex(moment => marks().get(moment) === group)
    if (clicked >= 0) list.tBodies[0]?.rows[clicked]?.focus()
    if (clicked >= 0) show(group ?? undefined, list.tBodies[0]?.rows[clicked])
  })
  const left = test.leftOut === 0 ? '' : ` ${test.leftOut} more are left out.`
  return element('section', { 'aria-labelledby': 'test' }, [
    element('h2', { id: 'test', tabindex: -1 }, [test.name]),
    element('p', {}, [
      element('span', { class: `verdict ${test.verdict}` }, [test.verdict]),
      ` in ${took}, ${moments.length} moments.${left}`,
    ]),
    figure,
    list,
  ])
}

function figureOf(
  moments: readonly Moment[],
  lanes: readonly string[],
): { figure: HTMLElement; marks: () => Marks } {
  const times = moments.map(({ at }) => at)
  const rows = stripsOf(moments, lanes)
  const toScale = element('input', { type: 'checkbox', id: 'to-scale' })
  // With a stop of the tabulator, so that the keyboard moves what is wider than the page.
  const frame = element('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': 'Picture' })
  let marks: Marks = new Map()
  const draw = () => {
    const picture = pictureOf(rows, moments, toScale.checked ? trueScale(times, 1000) : readableScale(times))
    marks = picture.marks
    frame.replaceChildren(picture.svg)
  }
  toScale.addEventListener('input', draw)
  draw()
  const label = element('label', { class: 'check' }, [toScale, ' Every millisecond equally wide'])
  return { figure: element('figure', {}, [label, frame]), marks: () => marks }
}
