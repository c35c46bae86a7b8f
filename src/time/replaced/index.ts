export { areNamesOurs, holdReplaced, replaceMember, type Replacement } from './replaced-names.ts'
