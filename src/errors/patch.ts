import { MockOptionTypoError } from './mocks.ts'

/** What was given as the target of a patch cannot be one. */
export class PatchTargetError extends TypeError {
  override name = 'PatchTargetError'
}

/** A property that is read-only for good, or missing on an object that takes no new ones. */
export class ReadOnlyPropertyError extends TypeError {
  override name = 'ReadOnlyPropertyError'

  constructor(target: string, key: PropertyKey, isExtensible: boolean) {
    const reason = isExtensible ? 'it is read-only and not configurable' : 'the object is frozen or sealed'
    super(
      `Cannot patch ${String(key)} of ${target}: ${reason}. Patch the object that holds a reference to it instead.`,
    )
  }
}

/** A proxy accepted the replacement and goes on answering with the original. */
export class NotReplacedError extends TypeError {
  override name = 'NotReplacedError'

  constructor(target: string, key: PropertyKey) {
    super(
      `Patching ${String(key)} of ${target} changed nothing: it is a proxy that answers from elsewhere. Patch the object behind it.`,
    )
  }
}

/** Something else than an object of options, such as the replacement itself, which Python takes there. */
export class PatchOptionsError extends TypeError {
  override name = 'PatchOptionsError'

  constructor(given: string) {
    super(`A patch takes an object of options, but was given ${given}. To put it in place, pass { new: … }.`)
  }
}

/** `new` and `newCallable` given together. */
export class NewWithNewCallableError extends TypeError {
  override name = 'NewWithNewCallableError'

  constructor() {
    super("Cannot use 'new' and 'newCallable' together: give the replacement, or what makes it.")
  }
}

/** `autospec` and `newCallable` given together. */
export class AutospecWithNewCallableError extends TypeError {
  override name = 'AutospecWithNewCallableError'

  constructor() {
    super(
      "Cannot use 'autospec' and 'newCallable' together: autospec makes the replacement. Remove one of them.",
    )
  }
}

/** `autospec` and `new` given together. */
export class AutospecWithNewError extends TypeError {
  override name = 'AutospecWithNewError'

  constructor() {
    super(
      "Cannot use 'autospec' and 'new' together: autospec makes the replacement. To place your own, pass { new: createAutospec(…) }.",
    )
  }
}

/** `spec` and `autospec` given together. */
export class SpecWithAutospecError extends TypeError {
  override name = 'SpecWithAutospecError'

  constructor() {
    super(
      "Cannot use 'spec' and 'autospec' together: autospec is a spec, for the members as well. Remove 'spec'.",
    )
  }
}

/** A spec that is to be taken from the original, where there is no original. */
export class SpecWithCreateError extends TypeError {
  override name = 'SpecWithCreateError'

  constructor(option: string, key: PropertyKey) {
    super(
      `Cannot use '${option}' with 'create': there is no ${String(key)} to take the spec from. Pass { newCallable: () => new MagicMock({ spec }) } to give one.`,
    )
  }
}

/** Configuration for a mock that the patch does not make, since `new` was given. */
export class AttributesWithNewError extends TypeError {
  override name = 'AttributesWithNewError'

  constructor(names: readonly string[]) {
    super(
      `Cannot configure ${names.map(name => `'${name}'`).join(', ')} on a replacement that the patch does not make. Configure the value of 'new' itself, or leave 'new' out.`,
    )
  }
}

/** An option that looks like a misspelt one of `patch`. */
export class PatchOptionTypoError extends MockOptionTypoError {
  override name = 'PatchOptionTypoError'
}

/** `patch.multiple` without a value. */
export class NothingToPatchError extends TypeError {
  override name = 'NothingToPatchError'

  constructor() {
    super(
      'patch.multiple needs at least one attribute to patch, as in patch.multiple(target, { name: DEFAULT }).',
    )
  }
}

/** The exports of a module that Vitest does not transform: the language lets nobody replace them. */
export class ExternalModuleError extends TypeError {
  override name = 'ExternalModuleError'

  constructor(module: string, key: PropertyKey) {
    super(
      `Cannot patch the export ${String(key)} of ${module}: it is an external ES module, whose exports cannot be replaced at run time. ` +
        `Use vi.mock('…', …) for it, inline it (test.server.deps.inline), or patch the object or the module of yours that uses it.`,
    )
  }
}

/** A module named by its path that nothing has imported yet. */
export class ModuleNotLoadedError extends TypeError {
  override name = 'ModuleNotLoadedError'

  constructor(path: string) {
    super(
      `Cannot patch '${path}': no module of that path is loaded. Import it in the test file first, ` +
        `and write the path from the file that calls patch ('./service.ts'), from the root ('/src/service.ts') or absolute.`,
    )
  }
}
