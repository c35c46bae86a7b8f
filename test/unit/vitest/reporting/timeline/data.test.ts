import { expect, test } from 'vitest'
import { decodeMoments, encodeMoments } from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { handedOver } from './moments.ts'

test('moments come out of a page as they went in', () => {
  const texts: string[] = []
  const textAt = (text: string) => {
    if (!texts.includes(text)) texts.push(text)
    return texts.indexOf(text)
  }
  const moments = encodeMoments(handedOver, textAt)
  const test = { name: 'testQueue', verdict: 'passed', lanes: [], moments, leftOut: 0 } as const
  expect(decodeMoments(test, texts)).toEqual(handedOver)
})
