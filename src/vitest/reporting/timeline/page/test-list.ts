import type { PageData } from './data.ts'
import { element } from './elements.ts'
import { moveByKeys } from './move-by-keys.ts'

/** The tests of the file, and what filters them. */
export function testList({ tests }: PageData): { nav: HTMLElement; mark(index: number): void } {
  const links = tests.map(({ name, verdict }, index) =>
    element('a', { href: `#${index + 1}`, class: verdict }, [
      element('span', { class: 'verdict' }, [verdict]),
      ' ',
      name,
    ]),
  )
  const list = element(
    'ul',
    {},
    links.map(link => element('li', {}, [link])),
  )
  const seen = () => links.filter(({ parentElement }) => !parentElement?.hidden)
  const text = element('input', { type: 'search', id: 'filter', autocomplete: 'off' })
  const onlyFailed = element('input', { type: 'checkbox', id: 'only-failed' })
  const status = element('p', { role: 'status' })
  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/)
    tests.forEach(({ name, verdict }, index) => {
      const isWanted = words.every(word => name.toLowerCase().includes(word))
      links[index]!.parentElement!.hidden = !isWanted || (onlyFailed.checked && verdict !== 'failed')
    })
    status.textContent = `${seen().length} of ${tests.length} tests`
    stopAt(links.find(link => link.hasAttribute('aria-current')))
  }
  const stopAt = moveByKeys(list, seen)
  for (const input of [text, onlyFailed]) input.addEventListener('input', filter)
  filter()
  const nav = element('nav', { 'aria-label': 'Tests' }, [
    element('label', { for: 'filter' }, ['Filter tests by name']),
    text,
    element('label', { class: 'check' }, [onlyFailed, ' Only those that failed']),
    status,
    list,
  ])
  const mark = (index: number) => {
    for (const link of links) link.removeAttribute('aria-current')
    links[index]?.setAttribute('aria-current', 'true')
    stopAt(links[index])
  }
  return { nav, mark }
}
