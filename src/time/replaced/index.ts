export { holdReplaced, replaceMember, takenName, type Replacement } from './replaced-names.ts'
