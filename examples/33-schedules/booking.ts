// #region hasty
/** What the seats are kept in: a service, whose answers come when they come. */
export interface Seats {
  holder(seat: string): Promise<string | undefined>
  hold(seat: string, name: string): Promise<void>
}

/** Asks first, and takes then: between the two somebody else may have asked. */
export async function book(seats: Seats, seat: string, name: string): Promise<boolean> {
  if ((await seats.holder(seat)) !== undefined) return false
  await seats.hold(seat, name)
  return true
}
// #endregion hasty

// #region mended
/** The service decides, in one step. */
export interface Claims {
  /** Whether the seat was free, and is theirs now. */
  claim(seat: string, name: string): Promise<boolean>
}

export function claim(claims: Claims, seat: string, name: string): Promise<boolean> {
  return claims.claim(seat, name)
}
// #endregion mended
