import { link, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeArchive } from './archive.ts'
import { unpackingCommand } from './command.ts'
import { exists, expandUser, isNormalized } from './paths.ts'
import { copyTree, pathsIn } from './tree.ts'

export interface Deployment {
  site: string
  /** Where the site is served from. */
  to: string
  /** Where the archives are kept. */
  releases: string
  /** Copies over what is served, and keeps what is there beside it. */
  merge: boolean
}

/** A name that other machines may read as another. */
export class FileNameError extends Error {
  override name = 'FileNameError'
}

/** `deploy [--merge] site to releases` */
export function deploymentOf(args: string[]): Deployment {
  const { values, positionals } = parseArgs({
    args,
    options: { merge: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length !== 3) throw new TypeError('usage: deploy [--merge] site to releases')
  const [site, to, releases] = positionals.map(expandUser) as [string, string, string]
  return { site, to, releases, merge: values.merge }
}

export async function deploy({ site, to, releases, merge }: Deployment): Promise<void> {
  await refuseOtherNames(site)
  await copyTree(site, to, { dirsExistOk: merge })
  const release = join(releases, 'release.tar')
  const fresh = join(releases, 'release.tar.new')
  await writeArchive(fresh, site)
  if (exists(release)) await keep(release, join(releases, 'last.tar'))
  await rename(fresh, release)
  console.info(unpackingCommand(basename(release), to))
}

async function refuseOtherNames(site: string): Promise<void> {
  const names = (await pathsIn(site)).filter(name => !isNormalized('NFC', name))
  if (names.length > 0) throw new FileNameError(`Not in normal form NFC: ${names.map(encodeURI).join(', ')}.`)
}

/** A second name for the same file, so that neither is a copy, nor missing for a moment. */
async function keep(release: string, last: string): Promise<void> {
  await rm(last, { force: true })
  await link(release, last)
}
