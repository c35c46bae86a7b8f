// In a file of its own, since the setup file loads it.

/** A setting of the library that it does not know, or a value that a setting cannot have. */
export class ConfigurationError extends TypeError {
  override name = 'ConfigurationError'
}
