import { expect, test } from 'vitest'
import { readPage } from './markdown.ts'

// Python 3.11: unittest.__all__, and dir(unittest.IsolatedAsyncioTestCase) without the aliases that 3.12 removed.
const unittest = `TestResult TestCase IsolatedAsyncioTestCase TestSuite TextTestRunner TestLoader FunctionTestCase main
  defaultTestLoader SkipTest skip skipIf skipUnless expectedFailure TextTestResult installHandler registerResult
  removeResult removeHandler addModuleCleanup doModuleCleanups enterModuleContext getTestCaseNames makeSuite findTestCases`
const testCase = `addAsyncCleanup addClassCleanup addCleanup addTypeEqualityFunc assertAlmostEqual assertCountEqual
  assertDictContainsSubset assertDictEqual assertEqual assertFalse assertGreater assertGreaterEqual assertIn assertIs
  assertIsInstance assertIsNone assertIsNot assertIsNotNone assertLess assertLessEqual assertListEqual assertLogs
  assertMultiLineEqual assertNoLogs assertNotAlmostEqual assertNotEqual assertNotIn assertNotIsInstance assertNotRegex
  assertRaises assertRaisesRegex assertRegex assertSequenceEqual assertSetEqual assertTrue assertTupleEqual assertWarns
  assertWarnsRegex asyncSetUp asyncTearDown countTestCases debug defaultTestResult doClassCleanups doCleanups
  enterAsyncContext enterClassContext enterContext fail failureException id longMessage maxDiff run setUp setUpClass
  shortDescription skipTest subTest tearDown tearDownClass`

test.each([
  ['unittest', unittest],
  ['unittest.TestCase', testCase],
])('the page from Python tells of every name of %s', (_module, names) => {
  const page = readPage('docs/from-python.md')
  const isTold = (name: string): boolean => new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(page)
  expect(names.split(/\s+/).filter(name => !isTold(name))).toEqual([])
})
