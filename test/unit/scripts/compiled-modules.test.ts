import { execFile } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const compile = pathToFileURL(path.join(__dirname, '../../../scripts/lib/compile.mjs')).href

/** Asks the check itself; jest cannot load ES modules, so a Node of its own does. */
async function missingModules(scripts: Record<string, string>): Promise<string[]> {
  const program = `import { missingModules } from '${compile}'
    process.stdout.write(JSON.stringify(missingModules(${JSON.stringify(scripts)})))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  return JSON.parse(stdout) as string[]
}

const npm = 'miniprogram_npm'

describe('the check of compiled modules', () => {
  it('finds a module by its file, its folder, its package and the package inside a package', async () => {
    const scripts = {
      'pages/home/index.js': 'require("../../shared/money");require("../../services");require("dayjs")',
      'shared/money.js': '',
      'services/index.js': '',
      [`${npm}/dayjs/index.js`]: '',
      [`${npm}/tdesign-miniprogram/button/button.js`]: 'require("tslib");require("../common/config")',
      [`${npm}/tdesign-miniprogram/common/config.js`]: '',
      [`${npm}/tdesign-miniprogram/${npm}/tslib/index.js`]: '',
    }

    expect(await missingModules(scripts)).toEqual([])
  })

  it('names the file and the module that a phone would not find', async () => {
    const scripts = { 'pages/home/index.js': 'require("../../shared/nope");require("lodash")' }

    expect(await missingModules(scripts)).toEqual([
      'pages/home/index.js requires ../../shared/nope',
      'pages/home/index.js requires lodash',
    ])
  })

  it('refuses a module outside of the mini-program', async () => {
    const scripts = {
      'pages/home/index.js': 'require("../../../cloudfunctions/kit/errors")',
      'errors.js': '',
    }

    expect(await missingModules(scripts)).toEqual([
      'pages/home/index.js requires ../../../cloudfunctions/kit/errors',
    ])
  })
})
