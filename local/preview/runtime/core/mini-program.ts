import type * as ge from 'glass-easel'

/** The `window` part of app.json and the page's own JSON, merged with the page winning. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundColorTop?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
  list: TabItem[]
}

/** app.json as far as the preview reads it; `pages` includes the pages of every subpackage. */
export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
}

export interface PreviewConfig {
  app: AppConfig
  /** The page's own JSON (without usingComponents), by route. */
  pages: Record<string, WindowConfig>
}

/**
 * The compiled templates by path. Those of built-in components (BUILTIN_TEMPLATES) stand under
 * `@wx/<name>`, pages and components of the mini-program under their own path.
 */
export type GeneratedTemplates = ge.template.ComponentTemplate['groupList'] & object

/** What stands before a built-in component's name, in `is` and in the generated templates. */
export const BUILTIN_PREFIX = '@wx/'

/** A component's JSON; every path in it is resolved. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean
  styleIsolation?: string
  addGlobalClass?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  [other: string]: unknown
}

/** What the build hands to the runtime. */
export interface MiniProgram {
  description: {
    app: AppConfig
    /** The page's own JSON, by route. */
    pages: Record<string, WindowConfig>
    components: Record<string, ComponentConfig>
    /** The prefix of each component's class names. */
    scopes: Record<string, string>
  }
  templates: GeneratedTemplates
  /** Runs the script of a page or component, which defines it. */
  scripts: Record<string, () => unknown>
  /** Runs app.ts. */
  app: () => unknown
}
