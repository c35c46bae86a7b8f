export { decodeMoments, encodeMoments, type Moment, type PageData, type TestVerdict } from './data.ts'
export { lookOf } from './kinds.ts'
export { stripsOf, type Row, type Strip } from './strips.ts'
export { showPage } from './show-page.ts'
