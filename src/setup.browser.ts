// As setup.ts. A browser loads one bundle that its tests import as well; a second entry would have Vite reload the page.
import { install } from 'vitest-async-case'
install()
