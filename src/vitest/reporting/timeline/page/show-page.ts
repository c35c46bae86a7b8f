import type { PageData } from './data.ts'
import { element } from './elements.ts'
import { testList } from './test-list.ts'
import { testSection } from './test-section.ts'

/** Draws the page from the data in it. The address says which test is shown: `#3` is the third. */
export function showPage(): void {
  const data = JSON.parse(document.querySelector('#data')!.textContent) as PageData
  const { nav, mark } = testList(data)
  const main = element('main', { id: 'main', tabindex: -1 })
  const failed = data.tests.filter(({ verdict }) => verdict === 'failed').length
  const skip = element('a', { href: '#main', class: 'skip' }, ['Skip to the test'])
  skip.addEventListener('click', event => {
    event.preventDefault()
    main.focus()
  })
  const header = element('header', {}, [
    skip,
    element('h1', {}, [`Timeline of ${data.title}`]),
    element('p', {}, [`${data.tests.length} tests, ${failed} failed`]),
  ])
  document.body.append(header, nav, main)
  const open = () => {
    const index = chosen(data)
    mark(index)
    if (data.tests[index]) main.replaceChildren(testSection(data, index))
  }
  globalThis.addEventListener('hashchange', () => {
    open()
    document.querySelector<HTMLElement>('#test')?.focus()
  })
  open()
}

/** The test of the address; without one the first that failed. */
function chosen({ tests }: PageData): number {
  const number = Number(location.hash.slice(1))
  if (number >= 1 && number <= tests.length) return number - 1
  return Math.max(
    0,
    tests.findIndex(({ verdict }) => verdict === 'failed'),
  )
}
