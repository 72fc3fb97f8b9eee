interface TabPage {
  getTabBar?: (found: (bar: { select(route: string): void }) => void) => void
}

/** From the onShow of each page in the tab bar: every such page has a bar of its own, and it does not know where. */
export function selectTab(page: TabPage, route: string): void {
  page.getTabBar?.((bar) => bar.select(route))
}
