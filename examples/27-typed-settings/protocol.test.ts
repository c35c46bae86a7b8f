import { TestCase } from 'vitest-async-case'
import { Collection, Mapping, MutableSequence, Reversible, Sized } from './collections.ts'
import { IntArray } from './int-array.ts'
import { Plugins } from './plugins.ts'
import { conforms, SupportsNameAndId } from './protocol.ts'

class One {}
class Two {
  getId() {
    return 123
  }
}
class Three {
  name = 'default'
  getId() {
    return 123
  }
}

export class ProtocolTest extends TestCase {
  testWhatHasTheMembers() {
    const rows: [value: unknown, isInstance: boolean][] = [
      [new One(), false],
      [new Two(), false],
      [new Three(), true],
      [{ name: 'plain', getId: () => 1 }, true],
      [{ name: 1, getId: () => 1 }, false],
      [{ name: 'plain', getId: 1 }, false],
      [null, false],
      [undefined, false],
      ['text', false],
    ]
    for (const [value, isInstance] of rows)
      this.subTest({ value }, () => this.assertIs(value instanceof SupportsNameAndId, isInstance))
  }

  testNothingConformsWithoutAValue() {
    // What every object has, null has not.
    const members = { toString: 'function' } as const
    const values = [{}, 'text', null, undefined]
    this.assertEqual(
      values.map(value => conforms(value, members)),
      [true, true, false, false],
    )
  }

  testAssertionNarrows() {
    const value: unknown = new Three()
    this.assertIsInstance(value, SupportsNameAndId)
    // The compiler knows the members from here on.
    this.assertEqual([value.name, value.getId()], ['default', 123])
    this.assertNotIsInstance(new Two(), SupportsNameAndId)
  }

  testFailureNamesTheProtocol() {
    const { exception } = this.assertRaises(Error, () => this.assertIsInstance(new Two(), SupportsNameAndId))
    this.assertEqual(exception.message, 'Two{} is not an instance of SupportsNameAndId')
  }

  testClassThatExtendsTheProtocolIsAnOrdinaryOne() {
    class Named extends SupportsNameAndId {
      name = 'named'
      getId() {
        return 1
      }
    }
    this.assertIsInstance(new Named(), Named)
    this.assertIsInstance(new Named(), SupportsNameAndId)
    this.assertNotIsInstance(new Three(), Named)
  }
}

export class CollectionsTest extends TestCase {
  protocols = { Sized, Collection, Reversible, MutableSequence, Mapping }

  testIntArray() {
    this.assertEqual(this.protocolsOf(new IntArray([1, 2, 3, 4, 5])), ['Sized', 'Collection', 'Reversible'])
  }

  testCollectionsOfTheLanguage() {
    const rows: [value: unknown, names: string[]][] = [
      [[], ['Sized', 'Reversible', 'MutableSequence']],
      [new Set(), ['Sized', 'Collection']],
      [new Map(), ['Sized', 'Collection', 'Mapping']],
      ['text', ['Sized']],
      [{}, []],
      [null, []],
    ]
    for (const [value, names] of rows)
      this.subTest({ value }, () => this.assertEqual(this.protocolsOf(value), names))
  }

  testMembersOfIntArray() {
    const array = new IntArray([1, 2.9, 3])
    this.assertEqual([...array], [1, 2, 3])
    this.assertEqual(array.toReversed(), [3, 2, 1])
    this.assertEqual(
      [array.size, array.at(-1), array.indexOf(2), array.has(2), array.has(4)],
      [3, 3, 1, true, false],
    )
  }

  private protocolsOf(value: unknown): string[] {
    const entries = Object.entries(this.protocols)
    return entries.filter(([, protocol]) => value instanceof protocol).map(([name]) => name)
  }
}

export class PluginsTest extends TestCase {
  testAnythingWithTheMembersIsTaken() {
    const plugins = new Plugins()
    plugins.register(new Three())
    plugins.register({ name: 'plain', getId: () => 7 })
    this.assertEqual(
      [plugins.nameOf(123), plugins.nameOf(7), plugins.nameOf(8)],
      ['default', 'plain', undefined],
    )
  }

  testOtherThingsAreRefused() {
    const { exception } = this.assertRaises(TypeError, () => new Plugins().register(new Two()))
    this.assertEqual(exception.message, 'A plugin has a name and getId(), which Two {} has not.')
  }
}
