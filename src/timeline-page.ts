// The script of a timeline's page, which is written into the page.
import { showPage } from './vitest/reporting/timeline/page/index.ts'
showPage()
