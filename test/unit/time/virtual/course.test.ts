import { expect, test } from 'vitest'
import { Course } from '../../../../src/time/virtual/course.ts'

/** Keeps the thread busy until the machine's clock has moved. */
function spin(): void {
  const started = process.hrtime.bigint()
  while (process.hrtime.bigint() - started < 3_000_000n);
}

test('it stands still but for jumps, which go forward only', () => {
  const course = new Course()
  spin()
  const seen = [course.elapsed()]
  course.jump(100)
  seen.push(course.elapsed())
  course.jump(50)
  seen.push(course.elapsed())
  expect(seen).toEqual([0, 100, 100])
})

test('while it follows, code sees it stand still between two calls', () => {
  const course = new Course()
  course.follow()
  spin()
  const before = course.elapsed()
  course.follow()
  expect(before).toBe(0)
  expect(course.elapsed()).toBeGreaterThanOrEqual(3)
})

test('while it runs it goes on, and stands where it was stopped', () => {
  const course = new Course()
  course.run()
  spin()
  expect(course.elapsed()).toBeGreaterThanOrEqual(3)
  course.stand()
  const stopped = course.elapsed()
  spin()
  expect(course.elapsed()).toBe(stopped)
  expect(course.moving).toBe(0)
})

test('the date is set apart from the time', () => {
  const course = new Course()
  const before = course.now()
  course.setDate(7)
  course.jump(10)
  expect([course.date(), course.now() - before]).toEqual([17, 10])
})
