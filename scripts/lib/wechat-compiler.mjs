/**
 * Runs WeChat's own compiler without an account, in a process of its own: it prints what it likes and leaves handles
 * open, so it is asked by `node wechat-compiler.mjs pack|compile <answer.json>` and answers in that file.
 */
import { writeFileSync } from 'node:fs'
import ci from 'miniprogram-ci'
import { inRoot, root } from './run.mjs'

/** What Tencent's server would say about an ordinary account. */
const attributes = () =>
  Promise.resolve({
    platform: false,
    appType: 0,
    isSandbox: false,
    released: false,
    setting: {
      MaxCodeSize: 2,
      MaxSubpackageSubCodeSize: 2,
      MaxSubpackageFullCodeSize: 30,
      NavigateMiniprogramLimit: 10,
      MaxSubPackageLimit: 100,
      MinTabbarCount: 2,
      MaxTabbarCount: 5,
      MaxCustomTabbarCount: 10,
      MaxTabbarIconSize: 40,
    },
  })

/**
 * The package's own types forget `attr`, and disagree with themselves under exactOptionalPropertyTypes.
 * @returns {Parameters<typeof ci.getCompiledResult>[0]['project']}
 */
function openProject() {
  const options = {
    appid: 'touristappid',
    type: /** @type {const} */ ('miniProgram'),
    projectPath: root,
    privateKey: 'unused',
    ignores: ['node_modules/**/*'],
    attr: attributes,
  }
  return /** @type {never} */ (new ci.Project(options))
}

/** Copies the npm packages of the mini-program into miniprogram/miniprogram_npm, as DevTools' "Build npm" does. */
async function pack() {
  const { warnList } = await ci.packNpmManually({
    packageJsonPath: inRoot('package.json'),
    miniprogramNpmDistDir: inRoot('miniprogram/'),
  })
  return { warnings: warnList.map((one) => `${one.jsPath}: ${one.msg}`) }
}

/** @param {Record<string, string | Buffer>} files */
const measure = (files) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)]))

/** @param {Record<string, string | Buffer>} files */
const scripts = (files) =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.endsWith('.js'))
      .map(([path, content]) => [path, content.toString()]),
  )

async function compile() {
  const project = openProject()
  const files = await ci.getCompiledResult({
    project,
    version: '0.0.0',
    setting: { useProjectConfig: true },
    onProgressUpdate: () => undefined,
  })
  const rules = await ci.checkCodeQuality(project)
  return { sizes: measure(files), scripts: scripts(files), rules }
}

const [task, answerFile] = process.argv.slice(2)
try {
  const answer = task === 'pack' ? await pack() : await compile()
  writeFileSync(answerFile ?? '/dev/stdout', JSON.stringify(answer))
  process.exit(0)
} catch (error) {
  const { message, path } = /** @type {Error & { path?: string }} */ (error)
  writeFileSync(
    answerFile ?? '/dev/stdout',
    JSON.stringify({ error: [path, message].filter(Boolean).join(': ') }),
  )
  process.exit(1)
}
