"""Names of the facts that stand beside order numbers in a mail, and what kind of value each wants; words for "none".

Common wordings of Japanese shops and their English counterparts (I); the dates, amounts and products of renewal mail are
those of `norton_order.vendor.details.DETAIL_LABELS`. A name that is not here is still a name: these rows only tell what fits.
"""

from __future__ import annotations

from typing import Final

# kind of value -> names, matched whole, without white space, brackets and letter case
FIELDS: Final = {
    "date": (
        "ご注文日時 注文日時 お申込日 お申し込み日 申込日 ご契約日 契約日 ご契約開始日 契約開始日 開始日 終了日 発行日 登録日 ご登録日 更新日 ご更新日 延長日"
        " 発送日 ご入金日 入金日 お手続き日 手続日 受付日 受付日時 ご案内日 日付 日時 満了日 ご利用開始日 利用開始日 次回更新日 次回お支払い日 date"
    ),
    "amount": "小計 税込合計 お支払合計 お支払い合計 本体価格 単価 定価 ご利用金額 ご利用料金 送料 手数料 割引 値引 ポイント利用額 tax subtotal",
    "name": "お客様名 お客様氏名 お客様 お客さま お名前 氏名 ご氏名 ご契約者 ご契約者名 契約者名 契約者 ご注文者 ご注文者名 注文者 ご購入者 会員名 名義 宛名 name customer customername",
    "link": "メールアドレス ご登録メールアドレス 登録メールアドレス eメール e-mail email 電子メール 電子メールアドレス 連絡先 url ホームページ リンク emailaddress mailaddress",
    "telephone": "電話番号 お電話番号 電話 tel ご連絡先電話番号 携帯電話番号 fax phone telephone phonenumber",
    "code": (
        "製品シリアル番号 シリアル番号 シリアルナンバー シリアルno プロダクトキー プロダクトコード ライセンスキー ライセンス番号 お客様番号 お客様id 顧客番号 会員番号 会員id カード番号"
        " クレジットカード番号 受付番号 お問い合わせ番号 お問合せ番号 問い合わせ番号 請求番号 ご請求番号 領収書番号 郵便番号 契約番号 ご契約番号 管理番号 整理番号 伝票番号 取引番号"
        " 取引id 決済番号 決済id 承認番号 追跡番号 製品番号 製品コード 商品番号 商品コード 型番 jan アカウントid 登録番号 申込番号 お申込番号 見積番号 照会番号 確認番号 認証番号"
        " 認証コード クーポンコード serialnumber productkey customernumber customerid invoicenumber transactionid referencenumber licensekey"
    ),
    "text": (
        "住所 ご住所 お届け先 お支払い方法 お支払方法 支払方法 支払い方法 決済方法 カード会社 カード種別 備考 状態 状況 ステータス 契約状況 自動延長 自動更新 ご契約内容 契約内容 ご契約期間"
        " 契約期間 期間 更新期間 延長期間 有効期間 利用期間 ご利用期間 ご利用店舗 ショップ名 店舗名 販売元 発行元 プラン プラン名 ご契約プラン サービス名 サービス ご契約サービス 種別 区分 種類"
        " 言語 paymentmethod status plan note remarks address"
    ),
    "count": "台数 ご利用台数 利用台数 対応台数 数量 個数 ライセンス数 ご契約年数 年数 回数 更新回数 デバイス数 ご利用可能台数 ポイント 獲得ポイント quantity devices",
}  # fmt: skip

# What stands in the place of a value where there is none.
NOTHING: Final = frozenset(
    "※ - -- --- ---- ----- − ― ―― — —— – ー ーー ─ ── ‐ ... …… … * ** *** / × x ✕ ✗ なし 無し 無 ありません ございません 該当なし 該当無し 未登録 未設定 未発行 未入力 未定 不明 準備中"
    " 発行待ち 発行準備中 確認中 手続き中 対象外 非該当 空欄 記載なし 情報なし 登録なし n/a na none nil null notavailable notapplicable tba tbd 後日 後日連絡 後日お知らせ"
    " 発行前 発行中 上記と同じ 同上 上と同じ 前回と同じ 後日ご案内 別途 別途ご連絡 別途ご案内 別途お知らせ 省略 非表示 0 ○ 該当ありません 該当はありません 該当する番号はありません 表示できません 取得できませんでした 없음 无 無し".split()
)
