/**
 * Articles as official accounts publish them: invisible until a script has run, sections in sections, bold lines for
 * headings, spans that break words, pictures that load late, cards and counters in between.
 */

const picture = (name: string, ratio = '0.6'): string =>
  `<section style="text-align: center;margin-left: 8px;margin-right: 8px;"><img class="rich_pages wxw-img" ` +
  `data-galleryid="" data-imgfileid="100000101" data-ratio="${ratio}" data-s="300,640" data-type="png" data-w="900" ` +
  `data-src="https://mmbiz.qpic.cn/mmbiz_png/${name}/640?wx_fmt=png&amp;from=appmsg" style="width: 100%;" ` +
  `src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" /></section>`

/** The way that layout tools write a heading: a number in a frame, and a bold line below it. */
const heading = (number: string, text: string): string =>
  `<section data-tools="layout" data-id="90034"><section style="margin: 10px auto;text-align: center;">` +
  `<section style="display: inline-block;border: 1px solid rgb(190, 74, 52);padding: 2px 12px;">` +
  `<p style="font-size: 14px;color: rgb(190, 74, 52);">${number}</p></section>` +
  `<section style="margin-top: 4px;"><strong style="box-sizing: border-box;"><span style="font-size: 17px;` +
  `letter-spacing: 1px;">${text.slice(0, 2)}</span><span style="font-size: 17px;">${text.slice(2)}</span></strong>` +
  `</section></section></section>`

const words = (text: string): string =>
  `<p style="text-indent: 2em;line-height: 1.75em;margin: 0px 8px 16px;"><span style="font-size: 15px;` +
  `letter-spacing: 0.5px;">&nbsp;&nbsp;${text}</span></p>`

const gap = '<p style="line-height: 1.75em;"><br /></p>'

function page(article: { title: string; account: string; author: string; body: string }): string {
  const { title, account, author, body } = article
  return `<!DOCTYPE html>
<html class=""><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta property="og:title" content="${title}" />
<meta property="og:article:author" content="${author}" />
<meta property="og:site_name" content="微信公众平台" />
<script nonce="1" type="text/javascript">window.logs = { pagetime: {} }; var msg_title = "${title}";</script>
<style>.rich_media_content{overflow:hidden}</style>
<title></title>
</head><body id="activity-detail" class="zh_CN wx_wap_page">
<div id="js_article" class="rich_media"><div class="rich_media_area_primary"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title" id="activity-name">
${title}
</h1>
<div id="meta_content" class="rich_media_meta_list">
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name">
${account}            </a></span>
<em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">
<section class="mp_profile_iframe_wrp"><mp-common-profile class="js_uneditable custom_select_card mp_profile_iframe" data-pluginname="mpprofile" data-nickname="${account}"></mp-common-profile></section>
${body}
<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p>
</div>
<script nonce="1">var first_sceen__time = (+new Date());</script>
</div></div></div>
<div id="js_pc_qr_code" class="qr_code_pc_outer" style="display:none;"><p>微信扫一扫关注该公众号</p></div>
<img src="https://mp.weixin.qq.com/mp/jsmonitor?idkey=1" width="1" height="1" />
</body></html>`
}

const winterSafety = page({
  title: '天冷了,用火用电用气这几件事请记牢',
  account: '平安邻里',
  author: '消防宣传',
  body: [
    words('冬天门窗关得严,家里电器也用得多。<strong>下面几件事花不了几分钟</strong>,却能让一家人睡得踏实。'),
    picture('kitchen'),
    heading('01', '做饭的时候人别走开'),
    words('炖汤、蒸馒头的时候,请有人在厨房。出门前再看一眼灶台,关好气阀。'),
    `<ul class="list-paddingleft-1" style="list-style-type: disc;"><li><p>闻到气味先开窗,不要开灯、不要打电话</p></li>` +
      `<li><p>关上气阀,走到楼道外面再打电话</p></li><li><p>胶管用了两年就该换</p></li></ul>`,
    heading('02', '电动车不进楼道'),
    words('电池充电时最容易出事。请把车停到楼下车棚,<span style="color: red;">充满就拔</span>。'),
    picture('charging'),
    `<section style="margin: 0 8px;"><ol class="list-paddingleft-1"><li><p>不飞线充电</p></li>` +
      `<li><p>不把电池拿回家</p></li><li><p>不在楼道里停车</p></li></ol></section>`,
    gap,
    `<blockquote><p>火警请打 119。说清小区、楼号和单元,再到路口等消防车。</p></blockquote>`,
    `<p style="text-align: center;"><a href="http://mp.weixin.qq.com/s/medical-insurance-2026" target="_blank" ` +
      `data-linktype="2">明年的居民医保怎么交</a></p>`,
  ].join('\n'),
})

const medicalInsurance = page({
  title: '明年的居民医保怎么交,一次说清',
  account: '民生小窗口',
  author: '',
  body: [
    picture('counter'),
    `<section><span style="font-size: 15px;"><strong><span>什么时候</span></strong><strong><span>交</span></strong>` +
      `</span></section>`,
    words('今年 9 月 1 日到 12 月 25 日。过了这段时间再交,要等 60 天才能报销。'),
    `<section><strong>交多少</strong></section>`,
    `<table style="width: 100%;"><tbody><tr><td><p>大人和孩子</p></td><td><p>400 元</p></td></tr>` +
      `<tr><td><p>低保户</p></td><td><p>由民政代交</p></td></tr></tbody></table>`,
    `<section><strong>在哪里交</strong></section>`,
    `<section style="line-height: 1.75em;">一、手机上:打开税务的小程序,按提示交。<br/>二、当面:带上身份证,到社区一楼服务台。</section>`,
    gap,
    words('家里有老人不会用手机的,请到服务台来,我们一起办。'),
  ].join('\n'),
})

/** By the id in their address: https://mp.weixin.qq.com/s/<id>. */
export const officialArticles: Readonly<Record<string, string>> = {
  'winter-safety-2026': winterSafety,
  'medical-insurance-2026': medicalInsurance,
}
