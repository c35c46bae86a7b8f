import { MissingTransformerError, withFrames } from '../../errors/index.ts'
import { builtin } from '../../internal/index.ts'
import { transformerNames, type TransformerName } from './options.ts'

export interface Lowered {
  code: string
  map: string
}

/** Lowers the decorators of a JavaScript module and leaves the rest of the syntax as it is, so far as the tool can. */
export type Lower = (code: string, file: string) => Promise<Lowered> | Lowered

interface Esbuild {
  transform(code: string, options: object): Promise<Lowered>
}

interface TypeScript {
  transpileModule?(code: string, options: object): { outputText: string; sourceMapText: string }
  ScriptTarget: { ES2022: number }
  ModuleKind: { ESNext: number }
}

interface Swc {
  transform(code: string, options: object): Promise<Lowered>
}

function withEsbuild(esbuild: Esbuild): Lower {
  return async (code, file) => {
    const { code: lowered, map } = await esbuild.transform(code, {
      loader: 'js',
      target: 'esnext',
      supported: { decorators: false },
      sourcemap: true,
      sourcefile: file,
      keepNames: false,
    })
    return { code: lowered, map }
  }
}

function withTypeScript(ts: TypeScript): Lower | undefined {
  const transpile = ts.transpileModule
  if (!transpile) return undefined
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    allowJs: true,
    sourceMap: true,
    inlineSources: true,
    experimentalDecorators: false,
  }
  return (code, file) => {
    const fileName = file.replace(/\.\w+$/, '.js')
    const { outputText, sourceMapText } = transpile(code, { fileName, compilerOptions })
    return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*$/, '\n'), map: sourceMapText }
  }
}

function withSwc(swc: Swc): Lower {
  return (code, file) =>
    swc.transform(code, {
      filename: file,
      configFile: false,
      swcrc: false,
      sourceMaps: true,
      jsc: {
        // Each is off by default in this parser, and on in the others.
        parser: {
          syntax: 'ecmascript',
          decorators: true,
          decoratorsBeforeExport: true,
          autoAccessors: true,
          explicitResourceManagement: true,
          importAttributes: true,
        },
        transform: { decoratorVersion: '2022-03' },
        target: 'es2022',
      },
    })
}

/**
 * The tool that lowers decorators, found in the project: the wanted one, or the first that is there.
 * @param line the stack line of a decorator that needs one
 * @throws MissingTransformerError when there is none.
 */
export function findTransformer(
  root: string,
  wanted: TransformerName | undefined,
  line: () => string,
): Lower {
  const names = wanted ? [wanted] : transformerNames
  for (const name of names) {
    const tool = loadFrom(root, name)
    const lower = tool && lowerWith(name, tool)
    if (lower) return lower
  }
  throw withFrames(new MissingTransformerError(wanted), line())
}

function lowerWith(name: TransformerName, tool: object): Lower | undefined {
  if (name === 'esbuild') return withEsbuild(tool as Esbuild)
  return name === 'typescript' ? withTypeScript(tool as TypeScript) : withSwc(tool as Swc)
}

function loadFrom(root: string, name: string): object | undefined {
  const load = builtin('node:module')!.createRequire(`${root}/package.json`)
  try {
    return load(name) as object | undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
