// In a file of its own, since the setup file loads it.

export const leakPolicyChoices =
  "It may be 'fail' (a leak fails its test), 'warn' (it is annotated) or 'cancel' (silence)."

export const leftoverPolicyChoices =
  "It may be 'fail' (a leftover fails its test), 'warn' (it is annotated) or 'off' (nobody looks)."

/** A `leaks` setting that is no policy. */
export class LeakPolicyError extends TypeError {
  override name = 'LeakPolicyError'

  constructor(where: string, value: string) {
    super(`${where} is ${value}. ${leakPolicyChoices}`)
  }
}
