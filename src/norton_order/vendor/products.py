"""Names of products, and the words around them."""

from __future__ import annotations

from typing import Final

# Orders of this product are handled by the account desk whatever their number (ASIA, ACT, REFUND: O).
ACCOUNT_PRODUCTS: Final = (
    "norton360standardplus",
    "ノートン360スタンダードプラス",
    "norton360スタンダードプラス",
    "ノートン360standardplus",
)

# A product is printed only as far as these words go (no free text from a mail): a brand, then any of the others.
PRODUCT_BRANDS: Final = (
    "ノートン", "Norton", "シマンテック", "Symantec", "LifeLock", "노턴", "诺顿", "諾頓", "NortonLifeLock",
)  # fmt: skip
PRODUCT_NAMES: Final = (  # of the vendor's product pages of several years: I
    "360", "セキュリティ", "セキュリティー", "Security", "アンチウイルス", "アンチウィルス", "AntiVirus", "インターネット", "Internet", "モバイル", "Mobile",
    "ユーティリティーズ", "Utilities", "セキュア", "Secure", "VPN", "LifeLock", "スタンダード", "プラス", "デラックス", "プレミアム", "プレミア", "ゲーマーズ",
    "Standard", "Plus", "Deluxe", "Premium", "Premier", "Platinum", "プラチナ", "Gamers", "アルティメット", "Ultimate", "AntiTrack", "アンチトラック",
    "プライバシー", "Privacy", "モニター", "Monitor", "ファミリー", "Family", "マルチデバイス", "ウイルス駆除サービス",
    "디럭스", "스탠다드", "프리미엄", "플러스", "안티바이러스", "시큐리티", "모바일",
    "高级版", "标准版", "豪华版", "尊享版", "专业版", "入门版", "进阶版", "防病毒", "网络安全", "安全特警", "進階版", "標準版", "專業版", "入門版", "防毒", "網路安全",
)  # fmt: skip
PRODUCT_EXTRAS: Final = (  # go on a name, but make none: ノートン オンラインストア is no product
    "with", "for", "アシスタント", "Assistant", "オンライン", "Online", "バックアップ", "Backup", "クラウド", "Cloud", "ベーシック", "Basic", "Select", "Small", "Business",
    "Mac", "Windows", "Android", "iOS", "Edition", "ライフロック", "パスワード", "マネージャー", "Password", "Manager",
)  # fmt: skip
# A product without a label is the reader's own only in a line that says so (common wording: I) …
OWN_WORDS: Final = (
    "ご利用", "お使い", "ご契約", "ご購入", "お買い上げ", "お申し込み", "自動延長", "課金", "更新", "your", "이용", "사용", "使用", "购买", "購買",
)  # fmt: skip
# … and not in one that praises a product, or leads elsewhere with it.
OFFER_WORDS: Final = (
    "今なら", "おトク", "お得", "おとく", "キャンペーン", "おすすめ", "お勧め", "オススメ", "乗り換え", "乗換", "アップグレード", "割引", "% OFF", "%OFF", "新登場", "新発売", "いかが", "ご検討",
    "ご紹介", "セール", "特価", "無料体験", "upgrade", "discount", "special offer", "recommend",
)  # fmt: skip
