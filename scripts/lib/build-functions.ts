import path from 'node:path'
import { buildFunctions } from '../../local/cloud/build-functions'

/** Builds the functions for scripts that are plain JavaScript, and says what it did. */
buildFunctions({ root: path.join(__dirname, '../..') }).then(
  ({ built, kept }) => {
    const parts = [
      built.length ? `built ${built.join(', ')}` : '',
      kept.length ? `kept ${kept.join(', ')}` : '',
    ]
    console.log(parts.filter(Boolean).join('; '))
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
