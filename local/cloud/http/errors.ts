/**
 * A refusal in the service's own words. `status` matters only where the service uses HTTP statuses (HTTP access,
 * storage, the control surface); the gateway answers every error with 200, because its SDK reads the code there alone.
 */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

export const invalid = (message: string) => new ServiceError('INVALID_PARAM', message)
export const tooLarge = (limit: number) =>
  new ServiceError('EXCEED_REQUEST_SIZE_LIMIT', `request body exceeds ${limit} bytes`, 413)

/** Whatever was thrown, as a refusal. What nobody foresaw becomes SYS_ERR without a word about our insides. */
export function asServiceError(error: unknown, log: (line: string) => void): ServiceError {
  if (error instanceof ServiceError) return error
  log(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return new ServiceError('SYS_ERR', 'system error', 500)
}
