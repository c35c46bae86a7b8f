import { PGlite } from '@electric-sql/pglite'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { EmailTakenError, UserRepository } from './user-repository.ts'

// #region fixtures
export class UserRepositoryTest extends IsolatedAsyncioTestCase {
  static db: PGlite
  users!: UserRepository

  static override async setUpClass() {
    this.db = await PGlite.create()
    // Registered at once: it also closes the database when the schema below is refused.
    this.addClassCleanup(() => this.db.close())
    await this.db.exec(UserRepository.schema)
    await new UserRepository(this.db).add('Ada', 'ada@example.org')
  }

  override async asyncSetUp() {
    const { db } = UserRepositoryTest
    await db.exec('BEGIN')
    this.addAsyncCleanup(() => db.exec('ROLLBACK'))
    this.users = new UserRepository(db)
  }
  // #endregion fixtures

  // #region tests
  async testAddedUserIsFound() {
    const grace = await this.users.add('Grace', 'grace@example.org')
    this.assertEqual(await this.users.findByEmail('grace@example.org'), grace)
  }

  async testUnknownAddressFindsNobody() {
    this.assertIsNone(await this.users.findByEmail('nobody@example.org'))
  }

  async testAddressIsUnique() {
    const { exception } = await this.assertRaises(EmailTakenError, () =>
      this.users.add('Another Ada', 'ada@example.org'),
    )
    this.assertRegex(exception.message, /ada@example\.org/)
  }

  async testRename() {
    const ada = await this.users.findByEmail('ada@example.org')
    this.assertIsNotNone(ada)
    this.assertTrue(await this.users.rename(ada.id, 'Countess Lovelace'))
    this.assertEqual(await this.users.all(), [{ ...ada, name: 'Countess Lovelace' }])
  }

  async testRenameOfNobody() {
    this.assertFalse(await this.users.rename(-1, 'Nobody'))
  }

  async testEachTestFindsTheSameRows() {
    const names = (await this.users.all()).map(user => user.name)
    this.assertEqual(names, ['Ada'])
  }
  // #endregion tests
}
