import { shared } from '../../internal/index.ts'

/** Which test file is being imported. Apart from the allowances, since the setup file is there before them. */
export const importing = shared('importing', () => ({ isOn: false, number: 0 }))

/** A test file is about to be imported: allowances that have no owner until `claimAllowances` are the file's. */
export function beginFile(): void {
  importing.isOn = true
  importing.number += 1
}
