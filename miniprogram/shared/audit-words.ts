/**
 * What was done or read, as the office's record says it after somebody's name: "陈浩 取消了整个团购". Every name that the
 * functions write down stands here.
 */
export const auditWords: Readonly<Record<string, string>> = {
  'community.create': '开通了社区',
  'community.update': '更新了社区的基本信息',
  'community.claim': '发了新的开通码',

  'account.claimAdmin': '用开通码成为管理员',
  'account.deleteMe': '删除了自己的账号',

  'people.registerPerson': '登记了居民',
  'people.person': '看了居民资料',
  'people.savePerson': '改了居民资料',
  'people.mergePeople': '合并了两份居民资料',
  'people.erasePerson': '删除了居民资料',
  'people.confirmLink': '当面确认了家人代办',
  'people.linkPeople': '当面记下了家人代办',
  'people.endLinkFor': '停止了家人代办',
  'people.grantRole': '添加了权限',
  'people.revokeRole': '收回了权限',
  'people.takeCall': '打电话,看了号码',

  'groupbuy.createCampaign': '写了新团购',
  'groupbuy.copyCampaign': '照着以前的开了新团购',
  'groupbuy.saveCampaign': '改了团购',
  'groupbuy.publishCampaign': '发布了团购',
  'groupbuy.closeOrderingCampaign': '提前截单',
  'groupbuy.endCampaign': '结束了团购',
  'groupbuy.cancelCampaign': '取消了整个团购',
  'groupbuy.saveSupplier': '改了供货方',
  'groupbuy.savePickupPoint': '改了取货点',
  'groupbuy.placeOrder': '代客下单',
  'groupbuy.staffOrder': '看了订单和联系方式',
  'groupbuy.staffCancelOrder': '取消了一单',
  'groupbuy.undoVerification': '撤销了一次取货',

  'news.createArticle': '写了新文章',
  'news.reviseArticle': '开始改一篇发过的文章',
  'news.submitDraft': '提交了一篇文章,请人审核',
  'news.recallDraft': '把提交的文章拿回来改',
  'news.returnDraft': '退回了一篇文章',
  'news.approveDraft': '审核通过了一篇文章',
  'news.unscheduleArticle': '取消了一篇文章的定时发布',
  'news.pinArticle': '改了一篇文章的置顶或紧急',
  'news.withdrawArticle': '撤下了一篇文章',
  'news.discardDraft': '丢掉了一篇草稿',
  'news.answerQuestion': '回复了居民的提问',
  'news.showQuestion': '让一条提问显示出来',
  'news.hideQuestion': '收起了一条提问',
}
