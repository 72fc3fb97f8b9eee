import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot, runPackage } from './run.mjs'

/**
 * The levels of tests, lowest first, each with the processes that it may use. Two cores are all that we count on:
 * functions keep several instances busy, so one file at a time; in the browser most of the time is waiting, so two.
 */
export const levels = [
  { name: 'unit', workers: 2, about: 'rules, formats, the engine, the build: no server' },
  { name: 'ui', workers: 2, about: 'pages and components in miniprogram-simulate' },
  { name: 'functions', workers: 1, about: 'functions over a running local cloud' },
  { name: 'e2e', workers: 2, about: 'the whole product in a real browser' },
]

const TIME_LIMIT_MS = 30 * 60_000

/**
 * @typedef {object} Tally
 * @property {string} name
 * @property {number} passed
 * @property {number} failed tests, suites that could not run, and a level without any test
 * @property {number} skipped
 * @property {number} ms
 */

/**
 * @param {string} file
 * @param {number} code what jest ended with
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function readTally(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  const silent = failed === 0 && (code !== 0 || report.numTotalTests === 0)
  return {
    passed: report.numPassedTests,
    failed: silent ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Runs the tests of one level; jest shows what it does.
 * @param {typeof levels[number]} level
 * @param {string} [pattern] only files whose path fits
 * @returns {Promise<Tally>}
 */
export async function runLevel({ name, workers }, pattern) {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'))
  const report = join(folder, 'report.json')
  const args = [
    '--config',
    inRoot('test/jest.config.cjs'),
    '--selectProjects',
    name,
    '--maxWorkers',
    `${workers}`,
  ]
  if (pattern) args.push('--testPathPatterns', pattern)
  args.push('--json', '--outputFile', report, '--passWithNoTests')
  try {
    const { code, ms } = await runPackage('jest/bin/jest.js', args, { show: true, timeoutMs: TIME_LIMIT_MS })
    return { name, ...readTally(report, code), ms }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
