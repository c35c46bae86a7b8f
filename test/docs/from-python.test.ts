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

// Python 3.11: unittest.mock.__all__, with ThreadingMock of 3.13, patch's members; and dir() of a Mock and of an AsyncMock, without the private
// names, and the parameters of Mock and patch.
const mock = `Mock MagicMock patch sentinel DEFAULT ANY call create_autospec AsyncMock ThreadingMock FILTER_DIR
  NonCallableMock NonCallableMagicMock mock_open PropertyMock seal InvalidSpecError patch.object patch.dict patch.multiple
  patch.stopall patch.TEST_PREFIX`
const members = `assert_any_call assert_called assert_called_once assert_called_once_with assert_called_with
  assert_has_calls assert_not_called attach_mock call_args call_args_list call_count called configure_mock method_calls
  mock_add_spec mock_calls reset_mock return_value side_effect assert_any_await assert_awaited assert_awaited_once
  assert_awaited_once_with assert_awaited_with assert_has_awaits assert_not_awaited await_args await_args_list await_count`
const parameters = `spec spec_set side_effect return_value wraps name unsafe new create autospec new_callable`

test.each([
  ['unittest', unittest],
  ['unittest.TestCase', testCase],
  ['unittest.mock', mock],
  ['unittest.mock.Mock and AsyncMock', members],
  ['the parameters of Mock and patch', parameters],
])('the page from Python tells of every name of %s', (_module, names) => {
  const page = readPage('docs/from-python.md')
  const isTold = (name: string): boolean => new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(page)
  expect(names.split(/\s+/).filter(name => !isTold(name))).toEqual([])
})
