"""The vocabulary of web pages around documents: labels of metadata tables, controls, and headings of what follows.

Collected from the labels that GB/T and the state council's rules for government sites prescribe (索引号, 发文机关,
成文日期, …) and from the controls that site builders add; none of it is about one site.
"""

from __future__ import annotations

__all__ = ["CONTROL_WORDS", "ENGLISH_NAMES", "LABEL_KINDS", "SURE_CONTROLS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LABELS = {
    "title": _words("标题 名称 文件名称 信息名称 公文名称 文件标题 政策名称 法规标题 公文标题 文件名 信息标题"),
    "index_number": _words("索引号 信息索引 信息索引号 公开索引号 索取号 政府信息索引号"),
    "doc_number": _words(
        "文号 发文字号 发文文号 文件编号 公文文号 文件号 公文字号 文件字号 发布文号 文件文号 发文号 文书号"
    ),
    "issuer": _words(
        """发布机构 发文机关 发布单位 制发单位 发文单位 制发机关 发文机构 发布机关 公开机构 公开单位 信息提供 信息提供单位 制定机关
        印发机关 公开责任部门 产生机构 发布部门 发文部门 责任部门 颁布部门 制定单位 颁布机关 颁布单位 主办部门 公开主体 公开部门
        生成机构 发布者单位 制文机关 起草单位"""
    ),
    "source": _words(
        "来源 信息来源 稿件来源 文章来源 来源于 新闻来源 转载自 供稿单位 供稿 稿源 文章来源于 来源单位 信息来源单位 消息来源 出处"
    ),
    "published": _words(
        """发布日期 发布时间 发表时间 发表日期 公开日期 公开时间 公布日期 公布时间 更新时间 更新日期 日期 时间 发稿时间 上传时间
        发布于 录入时间 信息时间 添加时间 刊发时间 创建时间 发布时 编辑时间 发文时间日期 上网时间 信息发布日期 信息发布时间 发布"""
    ),
    "signed": _words(
        "成文日期 成文时间 发文日期 印发日期 发文时间 签发日期 制发日期 印发时间 颁布日期 通过日期 签署日期"
    ),
    "made": _words("生成日期 生成时间 制作时间"),
    "author": _words("作者 记者 通讯员 撰稿 撰文 文字 文"),
    "other": _words(
        """责任编辑 编辑 责编 审核 校对 初审 复审 终审 一审 二审 三审 编审 主编 监制 审核人 审签 值班编辑 审校 签发 浏览 浏览次数 浏览量
        点击 点击数 点击率 点击量 阅读 阅读次数 阅读量 访问量 访问次数 人气 点击次数 阅读数 浏览数 访问 主题词 主题分类 分类 关键词 关键字
        信息分类 信息类别 体裁分类 服务对象 服务对象分类 组配分类 公开方式 公开类别 公开范围 公开形式 公开时限 公开属性 内容概述 内容摘要
        有效性 时效性 效力状态 是否有效 文件状态 文种 载体类型 统一编号 规范性文件编号 登记号 关联文件 字号 字体 字体大小 视力保护色
        保护视力色 背景色 分享 分享到 分享至 语音播报 主题 类别 栏目 所属栏目 所在栏目 信息所属栏目 公文种类 体裁 备注 文件类型 发布地区
        信息格式 语种 标签 原文链接 法宝引证码 门类 公开目录 关键字词 原标题 版次 版面 发布人 发布者 用稿 摄影 图 字号选择 当前位置 您的位置
        位置 您现在的位置 您当前的位置 您当前所在的位置 你的位置 当前所在位置 所在位置 您所在的位置 搜索热词 热门搜索 热搜词 热搜 访问统计
        实施日期 施行日期 生效日期 失效日期 废止日期 有效期 截止日期 效力级别 法规类别 公文有效性 信息状态 信息有效期 设置字体 保存时间
        所属主题 文件分类 政策分类 公文类型 所属机构 领域分类 行业分类 信息分发 专题 有效期限 公开期限 发布渠道 公开程序 主题导航 机构分类"""
    ),
}
LABEL_KINDS: dict[str, str] = {name: kind for kind, names in _LABELS.items() for name in names}
"""Label as a page prints it, without spaces, to the kind of metadata that follows it."""

ENGLISH_NAMES = {
    "articletitle": "title",
    "pubdate": "published",
    "publishdate": "published",
    "publishtime": "published",
    "article:published_time": "published",
    "contentsource": "source",
    "title": "page_title",
    "og:title": "page_title",
    "sitename": "site",
}
"""Names of meta elements that the state council's rules for government sites prescribe, in lower case."""

SURE_CONTROLS = _words(
    """字号 打印 打印本页 打印文章 打印页面 打印此页 打印预览 收藏 收藏本页 加入收藏 关闭窗口 关闭本页 关闭页面 关闭 分享到 分享至 分享
    全文下载 返回顶部 返回首页 返回列表 返回上一页 返回上级 朗读 播报 语音播报 听全文 视力保护 视力保护色 保护视力色 新浪微博 腾讯微博
    QQ空间 QQ好友 朋友圈 微信好友 人人网 百度贴吧 更多分享 无障碍 无障碍阅读 无障碍浏览 长者助手 长者模式 长者版 适老版 关怀版 老年模式
    智能问答 智能机器人 繁体版 英文版 网站支持IPv6 本网站支持IPv6 A+ A- A＋ A－ A+大 A+中 A+小 T大 T小 手机版 电脑版 微信扫一扫 扫一扫
    pdf下载 word下载 下载pdf 下载word 下载文字版 下载图片版 我要纠错 网站纠错 我要收藏 小中大 大中小 打印关闭 关闭打印 复制链接 加大 还原
    减小 放大 缩小 一键分享 上一篇 下一篇 上一条 下一条 上一页 下一页 上一章 下一章 用微信扫描 查看原文 阅读原文 返回 分享到微信 设为首页
    点击收听 收起 展开全文 展开 全屏 用户登录 登录 注册 高级搜索 站内搜索 搜索 个人中心 小字号 大字号 点赞 在看 收听 复制网址
    关注我们 点击蓝字 蓝字 字体大小 默认字体 纠错"""
)
"""Controls that no document holds as a line of its own."""

CONTROL_WORDS = SURE_CONTROLS | _words(
    """字体 大 中 小 大号 中号 小号 下载 微信 微博 QQ 空间 豆瓣 贴吧 更多 繁体 简体 简体版 繁 简 EN English 登 录 首页 IPv6 A T 手机 客户端
    移动端 二维码 扫码 pdf word PDF WORD 导出 政策咨询 一键 赞 评论 举报 投诉 正文 点击 浏览 次 尾页 末页 共 页 当前 第 没有了 已是第一篇
    没有 无 背景色 默认 护眼 夜间 复制 顶部 缩 放 到 至 选择 设置 切换 网站 版 窗口 本页 阅读 听 收听 转发 留言 保存 上 下 前 后"""
)
"""Controls and the words between them; a line of these is furniture if one of them is sure or 大中小 stand together."""
