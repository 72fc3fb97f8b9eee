/**
 * Which way imports may point. "Runtime" rules let `import type` pass: types are gone before anything runs.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const runtime = { dependencyTypesNot: ['type-only'] }

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: runtime },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead, or its import is misspelt.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '(^|/)[^/]+\\.(config|conf)\\.[cm]?js$',
          '^test/',
          // Started by path, in a process of its own.
          '^local/cloud/functions/bootstrap\\.cjs$',
          '^miniprogram/app\\.ts$',
          '^miniprogram/(pages|packages|components)/.*/index\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      // WeChat finds TDesign's functions among the packed npm packages; tsc checks their names.
      to: { couldNotResolve: true, pathNot: '^tdesign-miniprogram/' },
    },
    {
      name: 'declared-packages',
      comment: 'Every package that we use stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },

    // The mini-program: pages → services → shared, and nothing from outside at run time.
    {
      name: 'miniprogram-stands-alone',
      comment: 'WeChat packs miniprogram/ and its npm packages, nothing else.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { pathNot: ['^miniprogram/', '^node_modules/(dayjs|tdesign-miniprogram)/'], ...runtime },
    },
    {
      name: 'miniprogram-knows-contracts-only',
      comment: 'Even types come from typings/, not from inside a function.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^(cloudfunctions|local|test|scripts)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'Functions import shared/ too: no pages, no services, no wx.',
      severity: 'error',
      from: { path: '^miniprogram/shared/' },
      to: { pathNot: ['^miniprogram/shared/', '^node_modules/dayjs/'] },
    },
    {
      name: 'services-below-pages',
      severity: 'error',
      from: { path: '^miniprogram/services/' },
      to: { path: '^miniprogram/(pages|packages|components|app)' },
    },
    {
      name: 'components-below-pages',
      severity: 'error',
      from: { path: '^miniprogram/components/' },
      to: { path: '^miniprogram/(pages|packages)/' },
    },
    {
      name: 'main-package-first',
      comment: 'The main package is loaded before any subpackage, so it cannot need one.',
      severity: 'error',
      from: { path: '^miniprogram/(?!packages/)' },
      to: { path: '^miniprogram/packages/' },
    },
    {
      name: 'subpackages-apart',
      comment: 'WeChat cannot load a file of another subpackage.',
      severity: 'error',
      from: { path: '^miniprogram/packages/([^/]+)/' },
      to: { path: '^miniprogram/packages/', pathNot: '^miniprogram/packages/$1/' },
    },

    // Functions: each domain stands on the kit alone.
    {
      name: 'domains-apart',
      comment: 'What two domains need moves to the kit or to miniprogram/shared.',
      severity: 'error',
      from: { path: '^cloudfunctions/(?!kit/)([^/]+)/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(kit|$1)/' },
    },
    {
      name: 'kit-below-domains',
      severity: 'error',
      from: { path: '^cloudfunctions/kit/' },
      to: { path: '^cloudfunctions/(?!kit/)' },
    },
    {
      name: 'functions-inside-the-cloud',
      comment:
        'A function may share pure code with the pages; it knows neither the local cloud nor the scripts.',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: '^(local|scripts|typings|miniprogram/(?!shared/))' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Decisions do no I/O: they are told what they need. What the kit itself decides they may ask.',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/rules(\\.ts|/)' },
      to: {
        path: [
          '^cloudfunctions/kit/(?!(errors|contract|fingerprint|articleTerms|actorName|people/(age|grants|household|standing))\\.ts)',
          '/actions/',
          '^node_modules/@cloudbase/',
        ],
        ...runtime,
      },
    },

    // The local cloud and the preview.
    {
      name: 'local-knows-declarations-only',
      comment:
        'The local cloud runs the built functions; from their sources it reads contracts and collections.',
      severity: 'error',
      from: { path: '^local/(?!sample/)' },
      to: { path: '^cloudfunctions/(?!kit/)[^/]+/(?!(contract|collections)(\\.ts$|/))', ...runtime },
    },
    {
      name: 'sample-asks-rules',
      comment:
        'The sample is what the actions would have made: it may ask their rules, which are pure, and nothing that reads or writes.',
      severity: 'error',
      from: { path: '^local/sample/' },
      to: { path: '^cloudfunctions/(?!kit/)[^/]+/(?!(contract|collections|rules)(\\.ts$|/))', ...runtime },
    },
    {
      name: 'browser-part-in-the-browser',
      comment:
        'Runtime and frame of the preview run in a browser: nothing of Node, nothing of the rest of local/.',
      severity: 'error',
      from: { path: '^local/preview/(runtime|frame)/' },
      to: { path: ['^local/(?!preview/(runtime|frame|shared)/)', '^(cloudfunctions|scripts)/'], ...runtime },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      from: { path: '^(local/preview/(runtime|frame)|miniprogram)/' },
      to: { dependencyTypes: ['core'], ...runtime },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.local|miniprogram/miniprogram_npm)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
