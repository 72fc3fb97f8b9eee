const path = require('node:path')

const transform = {
  '^.+\\.[cm]?[jt]s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
}

/** One project per level: a test sits at the lowest level that can catch the fault. */
const project = (name, more = {}) => ({
  displayName: name,
  rootDir: path.join(__dirname, '..'),
  roots: [`<rootDir>/test/${name}`],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  transform,
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/'],
  ...more,
})

module.exports = {
  rootDir: path.join(__dirname, '..'),
  projects: [
    // valibot, mingo and friends publish ES modules beside CommonJS; the node condition picks CommonJS.
    project('unit'),
    project('ui', {
      testEnvironment: 'jsdom',
      moduleNameMapper: {
        '^tdesign-miniprogram/(?!miniprogram_dist/)(.*)$':
          '<rootDir>/node_modules/tdesign-miniprogram/miniprogram_dist/$1',
      },
      transformIgnorePatterns: ['/node_modules/(?!tdesign-miniprogram)'],
    }),
    project('functions'),
    project('e2e'),
  ],
}
