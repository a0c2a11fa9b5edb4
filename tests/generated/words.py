"""Four word lists with no word in common: labels of other facts, "none" words, headings, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from generated.values import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one imagined author of mails.

    Attributes:
        labels: labels of facts that are no orders, with the kind of their values.
        current: labels of the latest order.
        nothing: what stands where a value is missing.
        headings: names of sections.
        opening: sentences above the facts.
        closing: sentences below the facts.
        asides: short remarks that are no label.
    """

    labels: tuple[tuple[str, Kind], ...]
    current: tuple[str, ...]
    nothing: tuple[str, ...]
    headings: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    asides: tuple[str, ...]


A = Words(
    labels=(
        ("製品名", "product"),
        ("課金日", "date"),
        ("課金金額", "amount"),
        ("有効期限", "date"),
        ("次回課金予定日", "date"),
        ("お支払い方法", "text"),
        ("お客様番号", "code"),
        ("シリアル番号", "serial"),
        ("お問い合わせ番号", "code"),
        ("カード番号", "card"),
        ("お電話番号", "phone"),
        ("メールアドレス", "email"),
        ("数量", "count"),
        ("プロダクトキー", "key"),
        ("お名前", "name"),
        ("請求書番号", "code"),
    ),
    current=("今回のご注文番号", "今回の注文番号", "今回のご注文番号"),
    nothing=("なし", "－", "―", "-"),
    headings=("ご契約内容", "お支払い内容", "ご注文情報", "お客様情報"),
    opening=(
        "いつもノートン製品をお使いいただき、ありがとうございます。",
        "お申し込みの自動延長サービスにより、下記の内容で課金が完了しました。",
    ),
    closing=(
        "このメールは送信専用です。ご返信いただいてもお答えできません。",
        "お手続きには上記の番号が必要です。大切に保管してください。",
    ),
    asides=("税込", "1年版", "※ 再発行はできません"),
)
B = Words(
    labels=(
        ("商品", "product"),
        ("ご請求日", "date"),
        ("お支払金額", "amount"),
        ("ご利用期限", "date"),
        ("お引き落とし予定日", "date"),
        ("決済手段", "text"),
        ("会員番号", "code"),
        ("ライセンスキー", "key"),
        ("伝票番号", "code"),
        ("カード下四桁", "card"),
        ("ご連絡先", "phone"),
        ("ご登録のアドレス", "email"),
        ("台数", "count"),
        ("管理番号", "code"),
        ("ご契約者", "name"),
        ("取引ID", "code"),
    ),
    current=("今回のオーダー番号", "今回ご請求分のご注文番号", "今回お手続き分の注文番号"),
    nothing=("該当なし", "無し", "—", "＊＊＊"),
    headings=("ご請求の明細", "サービスのご利用状況", "お申し込みの控え", "ご登録の内容"),
    opening=(
        "平素よりご愛顧を賜り、厚く御礼申し上げます。",
        "自動延長のお手続きが済みましたので、お知らせいたします。",
    ),
    closing=(
        "本メールにお心当たりのない場合は、お手数ですが破棄してください。",
        "今後ともノートンストアをよろしくお願いいたします。",
    ),
    asides=("更新済み", "年額", "※ 上記は日本時間です"),
)
C = Words(
    labels=(
        ("品名", "product"),
        ("引落日", "date"),
        ("合計", "amount"),
        ("サービス満了日", "date"),
        ("次の更新", "date"),
        ("お支払い区分", "text"),
        ("受付番号", "code"),
        ("アクティベーションコード", "key"),
        ("照会番号", "code"),
        ("ご利用カード", "card"),
        ("日中のご連絡先", "phone"),
        ("宛先", "email"),
        ("ご購入数", "count"),
        ("契約ID", "code"),
        ("ご利用者", "name"),
        ("承認番号", "code"),
        ("登録番号", "code"),
    ),
    current=("今回更新分の受注番号", "今年度のご注文番号", "今回の延長のご注文番号"),
    nothing=("ございません", "未登録", "--", "（空欄）"),
    headings=("お手続きの結果", "控え", "契約のあらまし", "お支払い"),
    opening=(
        "日頃のご利用に心より感謝申し上げます。",
        "下記のとおり自動更新いたしましたので、ご確認をお願いします。",
    ),
    closing=(
        "ご不明な点は、サポートまでお問い合わせください。",
        "次の更新の前に、改めてご連絡を差し上げます。",
    ),
    asides=("完了", "毎年", "※ 番号は半角です"),
)
D = Words(
    labels=(
        ("Product", "product"),
        ("Billed on", "date"),
        ("ご精算額", "amount"),
        ("ご使用可能日", "date"),
        ("自動引落の日", "date"),
        ("ご精算の方法", "text"),
        ("Customer ID", "code"),
        ("キー", "key"),
        ("Reference", "code"),
        ("末尾", "card"),
        ("TEL", "phone"),
        ("E-mail", "email"),
        ("ライセンス", "count"),
        ("整理番号", "code"),
        ("お客さま", "name"),
        ("Invoice No.", "code"),
        ("ご利用明細コード", "code"),
    ),
    current=("今期のご注文番号", "今回分オーダーNo.", "最新のご注文番号"),
    nothing=("N/A", "対象外", "×", "none", "…"),
    headings=("Details", "明細書", "ご案内事項", "記録"),
    opening=(
        "お客さまのノートンは、引き続きご利用いただけます。",
        "本年分のお引き落としを承りましたので、ご報告申し上げます。",
    ),
    closing=(
        "上記にお間違いがないか、いま一度お確かめください。",
        "お手元の控えと合わせて保存なさることをお勧めします。",
    ),
    asides=("済", "NEW", "※ お控えください"),
)
WORDS = {"a": A, "b": B, "c": C, "d": D}
