// #region person
import { cachedProperty } from 'vitest-async-case'

const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export class Person {
  constructor(
    public firstName: string,
    public surname: string,
    public dateOfBirth: Date,
  ) {}

  @cachedProperty
  get name(): string {
    console.log('Constructing name...')
    return `${title(this.firstName)} ${title(this.surname)}`
  }

  @cachedProperty
  get age(): number {
    console.log('Calculating age...')
    const today = new Date()
    const naiveAge = today.getFullYear() - this.dateOfBirth.getFullYear()
    const birthday = new Date(this.dateOfBirth)
    birthday.setFullYear(today.getFullYear())
    return birthday > today ? naiveAge - 1 : naiveAge
  }
}
// #endregion person
