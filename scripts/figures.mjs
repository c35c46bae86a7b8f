// Prints the figures of how `src` is written:
//   npm run figures                 all
//   npm run figures -- src/mocks    with the casts, the small files and the homonyms of a folder
import { casts, figures, fileSizes, homes, sources } from './lib-figures.mjs'

const files = sources()
console.log(figures(files))
const [folder] = process.argv.slice(2)
if (folder) {
  const within = path => path.startsWith(folder)
  const top = rows =>
    rows.filter(([count, path]) => count > 0 && within(path)).toSorted((a, b) => b[0] - a[0])
  console.log('casts', top(casts(files)))
  console.log(
    '30 lines or fewer',
    fileSizes(files).filter(([lines, path]) => lines <= 30 && within(path)),
  )
  const shared = [...homes(files)].filter(([, paths]) => paths.length > 1 && paths.some(within))
  for (const [name, paths] of shared) console.log(name, paths)
}
