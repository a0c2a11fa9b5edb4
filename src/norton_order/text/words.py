"""Every word for people, in Japanese and English, in one table; values are cleaned as they are put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from norton_order.errors import NOT_READ
from norton_order.text import safe

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

Lang = Literal["ja", "en"]

_MAX_VALUE: Final = 400  # code points; an address has at most 320
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

# key: (Japanese, English). {names} are filled in by say().
WORDS: Final[dict[str, tuple[str, str]]] = {
    # -- the command ------------------------------------------------------------------------------
    "cli.hint": (
        "メールのファイルを指定してください。例：norton-order メール.eml（フォルダーや mbox、zip も読めます）",
        "Name a mail file, for example: norton-order mail.eml (folders, mbox and zip can be read as well)",
    ),
    "cli.not_found": (
        "{source}：見つかりません。ファイルの名前と場所を確かめてください。",
        "{source}: there is no such file. Please check its name and place.",
    ),
    "cli.not_found.dash": (
        "{source}：見つかりません。オプションでしたら、はじめの記号を半角の - で打ち直してください（ページからコピーすると、別の記号になることがあります）。",
        "{source}: there is no such file. If it is meant as an option, type its dashes anew as - (copied from a page they may be others).",
    ),
    "cli.no_permission": (
        "{source}：開く許可がありません。自分で読める場所にコピーしてから、もう一度お試しください。",
        "{source}: reading is not permitted. Copy it to a place of your own and try again.",
    ),
    "cli.io_error": (
        "{source}：読み取りの途中で止まりました（{detail}）。別の場所にコピーしてから、もう一度お試しください。",
        "{source}: reading stopped ({detail}). Copy it to another place and try again.",
    ),
    "cli.empty": (
        "{source}：中身が空でした。メールをもう一度保存してください。",
        "{source}: the file is empty. Please save the mail again.",
    ),
    "cli.not_mail": (
        "{source}：メールのファイルではないようです。PDF や画面の写真ではなく、メールそのものを保存したファイル（.eml など）を指定してください。",
        "{source}: this does not look like mail. Name the mail itself saved as a file (.eml for example), not a PDF or a screenshot.",
    ),
    "cli.special_file": (
        "{source}：ファイルやフォルダーではないので読めません。メールのファイルを指定してください。",
        "{source}: this is neither a file nor a folder. Please name a mail file.",
    ),
    "cli.needs_outlook": (
        "{source}：Outlook のメール（.msg）を読むには、追加の部品が必要です。",
        "{source}: reading Outlook mail (.msg) needs one more package.",
    ),
    "cli.needs_pst": (
        "{source}：Outlook のデータファイル（.pst、.ost）を読むには、追加の部品が必要です。",
        "{source}: reading an Outlook data file (.pst, .ost) needs one more package.",
    ),
    "cli.locked_pst": (
        "{source}：暗号化された Outlook のデータファイルです。Outlook で開き、暗号化せずに .pst へ書き出してから、もう一度お試しください。",
        "{source}: an Outlook data file that is encrypted. Open it in Outlook, export it as .pst without encryption and try again.",
    ),
    "cli.broken_store": (
        "{source}：メールソフトの保存ファイルが途中で切れているか、一部が壊れています。読めたところまで調べました。コピーし直すか、メールソフトから .eml か mbox で書き出してください。",
        "{source}: the store of a mail program is cut short or damaged in part. What could be read was searched. Copy it again, or export the mails as .eml or mbox.",
    ),
    "cli.notes": (
        "{source}：Notes のデータベース（.nsf）は読めません。Notes でメールを選び、.eml で書き出してください（デスクトップへドラッグします）。",
        "{source}: a database of Notes (.nsf) cannot be read. Select the mails in Notes and drag them to the desktop to save them as .eml.",
    ),
    "cli.eudora": (
        "{source}：Eudora の目次ファイル（.toc）です。メール本体は同じ名前の .mbx ファイルにありますので、そちらを指定してください。",
        "{source}: an index of Eudora (.toc). The mails are in the .mbx file of the same name; please name that one.",
    ),
    "cli.entourage": (
        "{source}：Entourage の保存ファイルは読めません。Entourage でメールのフォルダーをデスクトップへドラッグすると、mbox で書き出せます。",
        "{source}: the store of Entourage cannot be read. Drag the mail folder in Entourage to the desktop to export it as mbox.",
    ),
    "cli.outlook_mac": (
        "{source}：Outlook for Mac の保存ファイルは直接読めません。「ファイル」の「エクスポート」で .olm に書き出すか、メールをデスクトップへドラッグして .eml で保存してください。",
        "{source}: the store of Outlook for Mac cannot be read as it is. Export it as .olm (File, Export), or drag the mails to the desktop to save them as .eml.",
    ),
    "cli.windows_mail": (
        "{source}：Windows のメールアプリの保存ファイルは読めません。メールを開き、「名前を付けて保存」で .eml に保存してください。",
        "{source}: the store of Windows Mail cannot be read. Open the mail and save it as .eml (Save as).",
    ),
    "cli.mailstore": (
        "{source}：MailStore の保存ファイルは直接読めません。MailStore の「エクスポート」で .eml か mbox に書き出してください。",
        "{source}: an archive of MailStore cannot be read as it is. Export it from MailStore as .eml or mbox.",
    ),
    "cli.encrypted_mail": (
        "{source}：暗号化されたメールなので読めません。メールソフトで開き、復号したメールを .eml で保存してください。",
        "{source}: this mail is encrypted and cannot be read. Open it in your mail program and save it decrypted as .eml.",
    ),
    "cli.broken_archive": (
        "{source}：途中で切れているか壊れています。読めたところまで調べました。保存し直してから、もう一度お試しください。",
        "{source}: it is cut short or damaged. What could be read was searched. Please download or save it again.",
    ),
    "cli.unsupported_archive": (
        "{source}：この形式の圧縮ファイルは読めません。展開してから、そのフォルダーを指定してください。",
        "{source}: this kind of archive cannot be read. Unpack it and name the folder.",
    ),
    "cli.encrypted": (
        "{source}：パスワードで保護されています。パスワードなしで展開してから、そのフォルダーを指定してください。",
        "{source}: it is protected by a password. Unpack it and name the folder.",
    ),
    "cli.too_large": (
        "{source}：大きすぎるため読みませんでした。ノートンのお知らせは小さなメールですので、ほかのメールをお試しください。",
        "{source}: it was not read, because it is too large. Notices of Norton are small, so please try other mails.",
    ),
    "cli.too_deep": (
        "{source}：圧縮ファイルが何重にも入っているため読みませんでした。展開してから、そのフォルダーを指定してください。",
        "{source}: archives within archives are not read this deep. Unpack it and name the folder.",
    ),
    "cli.bomb": (
        "{source}：展開すると異常に大きくなるため、途中で読むのをやめました。ご自分で書き出したファイルでしたら、いくつかに分けて書き出してください。",
        "{source}: it grows beyond all measure when unpacked, so reading was stopped. If you exported it yourself, please export it in smaller parts.",
    ),
    "cli.more_troubles": (
        "読めなかったものが、ほかに{count}個あります。",
        "And {count} more that could not be read.",
    ),
    "cli.more_troubles.hint": (
        "読めなかったものが、ほかに{count}個あります（-v で名前を表示します）。",
        "And {count} more that could not be read (-v names them).",
    ),
    "cli.write_error": (
        "{path}：書き込めませんでした（{detail}）。-o に別の名前か場所を指定して、もう一度お試しください。",
        "{path}: could not be written ({detail}). Give -o another name or place and try again.",
    ),
    "cli.written": ("{path} に書き出しました。", "Written to {path}."),
    "cli.kept": (
        "書き出すものがなかったため、{path} は前のまま残しました。",
        "There was nothing to write, so {path} was left as it was.",
    ),
    "cli.not_written": (
        "書き出すものがなかったため、{path} は作りませんでした。",
        "There was nothing to write, so {path} was not made.",
    ),
    "cli.stdout_error": ("出力できませんでした（{detail}）。", "The output could not be written ({detail})."),
    "cli.opened": (
        "ページを書き出し、ブラウザーで開きました：{path}",
        "The page was written and opened in the browser: {path}",
    ),
    "cli.not_opened": (
        "ページを書き出しましたが、ブラウザーを開けませんでした。このファイルを開いてください：{path}",
        "The page was written, but no browser could be started. Please open this file: {path}",
    ),
    "cli.no_memory": (
        "メモリが足りないため、続けられませんでした。ほかのプログラムを終了するか、メールを分けてお試しください。",
        "There is not enough memory to go on. Please close other programs, or try again with less mail at a time.",
    ),
    "cli.no_thread": (
        "このシステムでは新しいスレッドを開始できないため、続けられませんでした。しばらくしてからお試しください。",
        "This system can start no more threads, so that the scan could not go on. Please try again later.",
    ),
    "cli.skipped": (
        "メールではないため、調べなかったファイル：{count}個",
        "Files skipped because they are not mail: {count}",
    ),
    "cli.skipped.hint": (
        "メールではないファイルが{count}個あり、調べずに進みました（-v で名前を表示します）。",
        "Files skipped because they are not mail: {count} (-v names them).",
    ),
    "cli.searched": (
        "調べたメール：{messages}通",
        "Mails searched: {messages}",
    ),
    "cli.progress": (
        "調べたメール {messages}通  見つかったお知らせ {found}通",
        "mails searched: {messages}  notices found: {found}",
    ),
    "cli.interrupted": ("途中で止めました。", "Stopped before the end."),
    "cli.missing_extra": (
        "追加の部品が必要です。次を実行してください：{command}",
        "This needs one more package. Please run: {command}",
    ),
    "install.hint": (
        "次を実行してください：{command}",
        "Please run: {command}",
    ),
    # -- labels -----------------------------------------------------------------------------------
    "label.enrollment_order": ("ご注文番号", "Order number"),
    "label.email": ("メールアドレス", "Mail address"),
    "label.page": ("入力ページ", "Page to open"),
    "label.procedures_link": ("手続き案内", "Procedures"),
    "label.product": ("製品", "Product"),
    "label.last_charge": ("最後の課金", "Last charge"),
    "label.purchase": ("購入", "Purchase"),
    "label.status": ("状態", "State"),
    "label.todo": ("すること", "To do"),
    "label.next_charge_on": ("課金予定日", "Planned charge"),
    "label.stop_by": ("停止の申込期限", "Stop by"),
    "label.expires_on": ("製品の有効期限", "Licence ends"),
    "label.total_paid": ("これまでの合計", "Paid in all"),
    "paid.value": ("{total}（最初の課金は{first}）", "{total} (first charge on {first})"),
    "status.renewing": ("自動延長中", "renewing"),
    "status.stopped": ("停止済み", "stopped"),
    "status.unknown": ("メールでは不明", "not known"),
    "todo.stop": ("停止の手続き", "stop it"),
    "todo.again": ("もう一度停止", "stop it again"),
    "todo.check": ("停止済みか確認", "check it is stopped"),
    "todo.look": ("状況の確認", "look it up"),
    # -- what to do -------------------------------------------------------------------------------
    "guide.title": ("{number} の自動延長を止める手順", "How to stop the automatic renewal of {number}"),
    "guide.title.several": (
        "自動延長を止める手順",
        "How to stop the automatic renewal",
    ),
    "guide.title.check": (
        "{number} が停止済みか確かめる手順",
        "How to check that {number} is stopped",
    ),
    "guide.title.check.several": (
        "停止済みか確かめる手順",
        "How to check that they are stopped",
    ),
    "steps.stopped": (
        "停止のメールが届いているご契約（{numbers}）は、何も止めずに、「停止済み」と表示されることだけを確かめてください。",
        "For {numbers}, whose stop mail has come, stop nothing: just check that it is shown as stopped.",
    ),
    "guide.renewing": (
        "メールによると、自動延長は続いています。",
        "According to the mails, the automatic renewal is on.",
    ),
    "guide.unknown": (
        "自動延長が続いているかどうかは、メールだけでは分かりません。手順で確かめられます。",
        "The mails do not tell whether the automatic renewal is on. The steps will show it.",
    ),
    "guide.stopped": (
        "停止のメールが{date}に届き、そのあとの課金のメールは見つかりませんでした。念のため、表示を確かめてください。",
        "The stop mail came on {date}, and no mail about a later charge was found. To be sure, check it.",
    ),
    "guide.stopped.undated": (
        "停止のメールが届き、そのあとの課金のメールは見つかりませんでした。念のため、表示を確かめてください。",
        "The stop mail has come, and no mail about a later charge was found. To be sure, check it.",
    ),
    "guide.failed": (
        "{date}に、課金できなかったという連絡が届いています。それだけで自動延長が止まったとは限りません。",
        "A mail of {date} reports that a charge failed. That does not mean that the renewal is off.",
    ),
    "guide.failed.undated": (
        "課金できなかったという連絡が届いています。それだけで自動延長が止まったとは限りません。",
        "A mail reports that a charge failed. That does not mean that the renewal is off.",
    ),
    "guide.again.failed": (
        "停止のメールのあとに、課金できなかったという連絡が届いています。停止できていないようですので、もう一度停止の手続きをしてください。",
        "After the stop mail another charge was tried and failed, so the stop does not seem to have worked. Please stop it once more.",
    ),
    "guide.again": (
        "停止のメールのあとに、また課金の連絡が届いています。停止できていないようですので、もう一度停止の手続きをしてください。",
        "Another charge was reported after the stop mail, so the stop does not seem to have worked. Please stop it once more.",
    ),
    "step.open": ("入力ページを開きます： {page}", "Open the page: {page}"),
    "step.type": (
        "注文番号の欄に {number}、メールアドレスの欄に {email} を、どちらも半角で入力して、「次へ」を押します。",
        "Type the order number {number} and the mail address {email}, then press 「次へ」 (Next).",
    ),
    "step.type.no_email": (
        "注文番号の欄に {number}、メールアドレスの欄に注文したときのアドレスを、どちらも半角で入力して、「次へ」を押します。アドレスは、メールからは分かりませんでした。",
        "Type the order number {number} and the address used for the order, which the mails do not tell; then press 「次へ」 (Next).",
    ),
    "step.type.masked": (
        "注文番号とメールアドレスを入力し、「次へ」を押します（この表示では伏せています）。どちらも半角です。",
        "Type the order number and the mail address, then press 「次へ」 (Next). They are masked here.",
    ),
    "step.type.several": (
        "止めたいご契約のご注文番号とメールアドレスを、どちらも半角で入力して、「次へ」を押します。",
        "Type the order number and the mail address of the contract to be stopped, then press 「次へ」 (Next).",
    ),
    "step.menu": (
        "メニューから「自動延長サービスの申込状況確認・停止手続き」を選びます。見当たらないときは、入力した番号をもう一度確かめてください。",
        "In the menu choose 「自動延長サービスの申込状況確認・停止手続き」 (state of automatic renewal, stopping). If it is missing, check the number you typed.",
    ),
    "step.first_stop": (
        "止めたい製品の「停止」を押します。確認の画面が出たら「はい」を押します。",
        "Press 「停止」 (Stop) beside the product, and 「はい」 (Yes) if you are asked.",
    ),
    "step.second_stop": (
        "アンケートの画面が開きます。まだ止まっていません。画面のいちばん下まで進み、もう一つの「停止」を押してください。",
        "A questionnaire opens. It is not stopped yet. Press the second 「停止」 (Stop) at its very bottom.",
    ),
    "step.verify": (
        "申込状況の一覧に「停止済み」と表示されていることを確かめます。",
        "Check that the list of automatic renewals shows 「停止済み」 (stopped).",
    ),
    "step.mail": (
        "停止のメールが届いたら完了です。表示やメールに、1日ほどかかることがあります。1日たっても「停止済み」にならないときは、手順1からもう一度お試しください。",
        "When the stop mail has come, you are done. The list and the mail can take up to a day. If it is still not 「停止済み」 then, please start again at step 1.",
    ),
    "step.account.open": ("ノートン アカウントにログインします： {page}", "Log in to the Norton account: {page}"),
    "step.account.off": (
        "契約（サブスクリプション）の画面で、この製品の自動更新（自動延長のことです）をオフにします。",
        "In the list of subscriptions turn the automatic renewal of this product off.",
    ),
    "step.account.verify": (
        "もう一度同じ画面を開き、自動更新がオフになっていることを確かめます。",
        "Open the same page again and check that the automatic renewal is off.",
    ),
    "step.account.mail": (
        "オフと表示されていれば完了です。表示が変わるまでに、1日ほどかかることがあります。",
        "If it is shown as off, you are done. It can take up to a day to show.",
    ),
    "step.login.open": ("このストアのログインページを開きます： {page}", "Open the login page of this store: {page}"),
    "step.login.type": (
        "注文のときのメールアドレス（{email}）でログインします。注文番号を聞かれたら {number} を入れます。",
        "Log in with the address of the order ({email}). If it asks for an order number, type {number}.",
    ),
    "step.login.type.no_email": (
        "注文のときのメールアドレスでログインします。注文番号を聞かれたら {number} を入れます。",
        "Log in with the address of the order. If it asks for an order number, type {number}.",
    ),
    "step.login.type.masked": (
        "注文のときのメールアドレスでログインします。注文番号を聞かれたら入力します（この表示では伏せています）。",
        "Log in with the address of the order. If it asks for an order number, type it. They are masked here.",
    ),
    "step.login.type.several": (
        "注文のときのメールアドレスでログインします。注文番号を聞かれたら、そのご契約の番号を入れます。",
        "Log in with the address of the order. If it asks for an order number, type that of the contract.",
    ),
    "step.login.stop": (
        "自動延長の欄で停止を選びます。確認やアンケートの画面が続くことがあります。最後の停止ボタンまで押してください。",
        "Choose to stop the automatic renewal. Questions may follow: go on to the last stop button.",
    ),
    "step.login.verify": (
        "一覧で停止済みになっていることを確かめます。",
        "Check that the list shows it as stopped.",
    ),
    "remark.account": (
        "このご注文はノートン アカウントで扱われます。手続きもノートン アカウントで行います（ノートンストアのページでは止められません）。番号は、問い合わせで聞かれたときにお使いください。",
        "This order is kept in the Norton account and is stopped there, not on the store's order page. Keep the number in case support asks for it.",
    ),
    "remark.screens": (
        "画面の言葉は「停止する」のように少し違うことがあります。引き止めの案内が出たときも、停止を選んで進めば大丈夫です。",
        "The words on the screen may differ a little, such as 「停止する」. If you are asked to stay, simply choose to stop.",
    ),
    "remark.screens.account": (
        "画面の言葉は少し違うことがあります。引き止めの案内が出ても、オフを選んで進めば大丈夫です。",
        "The words may differ a little; if you are asked to stay, simply choose off.",
    ),
    "remark.origin": (
        "この番号は、{date}のメールの「{label}」です。",
        "The number is the 「{label}」 of the mail of {date}.",
    ),
    "remark.origin.undated": (
        "この番号は、メールの「{label}」です。",
        "The number is the 「{label}」 of the mail.",
    ),
    "remark.uninstall": (
        "ノートンをアンインストールするだけでは、自動延長は止まりません。",
        "Uninstalling the program does not stop the automatic renewal.",
    ),
    "remark.current_order": (
        "メールにある「今回のご注文番号」（末尾 {tails}）は、停止の手続きには使えません。",
        "The mails also name 「今回のご注文番号」, the current order (ending in {tails}): it cannot be used for stopping.",
    ),
    "remark.no_email": (
        "{number}：メールアドレスは、このメールからは分かりませんでした。注文したときのアドレスを入力してください。",
        "{number}: the mails do not tell the mail address. Type the one that was used for the order.",
    ),
    "date.past": (
        "この日は過ぎています。次の課金を止めるには、今からでも手続きできます。",
        "This day is past; stopping now still prevents the next charge.",
    ),
    "date.past.only": ("この日は過ぎています。", "This day is past."),
    "refund.until": (
        "返金を申し込めるのは{date}までです（最後の課金、{charged}から60日）。",
        "A refund can be asked for until {date}, 60 days from the last charge ({charged}).",
    ),
    "refund.title": (
        "返金について",
        "Refund",
    ),
    "days.left": (
        "（あと{count}日）",
        "(days left: {count})",
    ),
    "days.left.none": (
        "（今日まで）",
        "(today)",
    ),
    "days.past": (
        "（過ぎました）",
        "(past)",
    ),
    "left.many": ("{date}（あと{count}日）", "{date} ({count} days left)"),
    "left.one": ("{date}（あと1日）", "{date} (1 day left)"),
    "left.none": ("{date}（今日まで）", "{date} (today)"),
    "left.none.until": ("{date}（今日）", "{date} (today)"),  # where the words about it say that it is the last
    "refund.past": (
        "返金の申込期限（{date}）は過ぎています。その後の課金は、その日から60日です。",
        "The last day for a refund ({date}) is past; a later charge has 60 days of its own.",
    ),
    "refund.until.purchase": (
        "返金を申し込めるのは{date}までです（購入した{charged}から60日）。",
        "A refund can be asked for until {date}, 60 days from the purchase ({charged}).",
    ),
    "refund.past.purchase": (
        "返金の申込期限（{date}）は過ぎています。その後の課金は、その日から60日です。",
        "The last day for a refund ({date}) is past; a later charge has 60 days of its own.",
    ),
    "refund.terms": (
        "年間プランの決まりです。すべての機器からノートンをアンインストールすることが条件です。返金をお約束するものではありません。",
        "This is for yearly plans; Norton must be uninstalled from every device first. It is not a promise.",
    ),
    "refund.ask": ("申し込み先（サポートチャット）： {chat}", "Ask the support chat: {chat}"),
    "refund.source": ("出典（ノートンの返金の案内）： {source}", "Source (Norton's page about refunds): {source}"),
    "steps.facts": ("（手順は{facts}時点の情報です）", "(steps as known in {facts})"),
    # -- cautions in plain words ------------------------------------------------------------------
    "warning.foreign-sender": (
        "ノートン以外から届いたメールがあります。元のメールの番号と見比べてください。",
        "A mail came from another sender: compare the number with Norton's own mail.",
    ),
    "warning.authentication-failed": (
        "差出人を確認できないメールがあります。ほかの年の番号と見比べてください。",
        "A sender could not be confirmed: compare the number with another mail.",
    ),
    "warning.foreign-link": (
        "ノートン以外へのリンクがあります。メールのリンクは押さないでください。",
        "A mail holds a link that leads elsewhere: follow none of its links.",
    ),
    "warning.hidden-text": (
        "目に見えない文字のあるメールです。番号は、見える文字から読み取りました。",
        "A mail holds invisible text. The number was read from the visible text.",
    ),
    "warning.parts-disagree": (
        "一通の中で日付や金額が食い違うメールがあります。番号は一致しています。",
        "Dates or amounts differ within one mail. The order number does not.",
    ),
    "warning.unknown-number-form": (
        "見慣れない形の番号です。元のメールの番号と見比べてください。",
        "The number has an unusual form: compare it with the mail.",
    ),
    "warning.recipient-uncertain": (
        "アドレスがはっきりしません。ほかに使っていたアドレスもお試しください。",
        "The address is not certain. If it is refused, try others you have used.",
    ),
    "warning.recipient-uncertain.others": (
        "アドレスが一つに決まりません。うまくいかないときは、次もお試しください： {others}",
        "There is more than one address. If the first is refused, try: {others}",
    ),
    "warning.previous-label": (
        "「以前のご注文番号」などの名前で書かれていました。同じ番号です。",
        "It stood under another name such as 「以前のご注文番号」: the same number.",
    ),
    "warning.defects": (
        "一部が壊れたメールがありました。番号は読み取れています。",
        "A mail is damaged in part. The number could be read.",
    ),
    "warning.forwarded-report": (
        "課金や停止の知らせのうち、転送やコピーされたものでしか確かめられないものがあります。できれば、ノートンから届いた元のメールと見比べてください。",
        "A charge or a stop is known only from a mail that was forwarded or copied. If you can, compare it with the mail that Norton sent.",
    ),
    "warning.relayed": (
        "メーリングリストや転送サービスを通ったメールです。番号は読み取れていますが、課金や停止の知らせとしては数えていません。",
        "A mail came through a mailing list or a forwarding service. The number could be read; charges and stops in it are not counted.",
    ),
    # -- the same with what it is about: one sentence each ------------------------------------------
    "detail.foreign-sender": (
        "差出人（{values}）はノートンのアドレスではありません。",
        "The mail was sent by {values}, not by an address of Norton.",
    ),
    "detail.foreign-sender.none": (
        "差出人のアドレスが読み取れません。",
        "The sender's address cannot be read.",
    ),
    "detail.authentication-failed": (
        "{values} から送られたことを、受信側で確認できませんでした。",
        "The receiving provider could not confirm that the mail came from {values}.",
    ),
    "detail.authentication-failed.none": (
        "差出人が本物かどうかを、受信側で確認できませんでした。",
        "The receiving provider could not confirm the sender.",
    ),
    "detail.foreign-link": (
        "ノートン以外へのリンクがあります： {values}",
        "A link leads elsewhere than to Norton: {values}",
    ),
    "detail.hidden-text": (
        "目に見えない文字の中に、別の番号があります： {values}",
        "Text that is not shown holds another number: {values}",
    ),
    "detail.parts-disagree": (
        "メールの中に、食い違うところがあります。",
        "The parts of the mail do not say the same.",
    ),
    "detail.unknown-number-form": (
        "{values} は、ノートンの注文番号として見慣れない形です。",
        "{values} begins unlike the order numbers of Norton.",
    ),
    "detail.recipient-uncertain": (
        "注文に使ったメールアドレスは、次のどれかかもしれません： {values}",
        "The address of the order may be one of these: {values}",
    ),
    "detail.recipient-uncertain.none": (
        "どのメールアドレスに送られたのか、書かれていません。",
        "The mail does not say which address it was sent to.",
    ),
    "detail.previous-label": (
        "番号は「{values}」の名前で書かれていました。",
        "The number stood under {values}.",
    ),
    "detail.forwarded-report": (
        "転送されたメール（転送した人： {values}）だけで分かった知らせです。",
        "It is reported by a mail that {values} forwarded, and by no other.",
    ),
    "detail.forwarded-report.none": (
        "転送されたメールだけで分かった知らせです。",
        "It is reported by a forwarded mail only.",
    ),
    "detail.relayed": (
        "{values} が、差出人のアドレスを書き換えています。",
        "{values} has put another sender in the place of Norton.",
    ),
    "detail.defects": (
        "メールに乱れたところがあります（記録： {values}）。",
        "The mail is odd or damaged in part: {values}",
    ),
    "detail.no-order-number": (
        "自動延長の注文番号がありません。形の似た別の文字で書かれています： {values}",
        "There is no order number of an automatic renewal; what looks like one is written otherwise: {values}",
    ),
    "detail.no-order-number.unread": (
        "読めた部分に、自動延長の注文番号がありません。読み取れなかった部分があります（記録： {values}）。",
        "There is no order number of an automatic renewal in what could be read; a part of the mail could not be read: {values}",
    ),
    "detail.no-order-number.none": (
        "自動延長の注文番号がありません。",
        "There is no order number of an automatic renewal.",
    ),
    "detail.only-current-order": (
        "「今回のご注文番号」（{values}）しかありません。停止の手続きには使えない番号です。",
        "There is only the current order {values}, which cannot be used for stopping.",
    ),
    "detail.ambiguous-order": (
        "番号が何通りかに読めます： {values}",
        "The number can be read in more than one way: {values}",
    ),
    "detail.ambiguous-order.none": (
        "番号が何通りかに読めます。",
        "The number can be read in more than one way.",
    ),
    "detail.suspicious": (
        "ノートンから送られたメールではなく、ほかへ導こうとしています： {values}",
        "The mail does not come from Norton, and leads elsewhere: {values}",
    ),
    "detail.suspicious.none": (
        "ノートンから送られたメールではなく、ほかへ導こうとしています。",
        "The mail does not come from Norton, and leads elsewhere.",
    ),
    "detail.unreadable": (
        "メールとして読み取れませんでした（記録： {values}）。",
        "{values}",
    ),
    "detail.unreadable.none": (
        "メールとして読み取れませんでした。",
        "This could not be read as mail.",
    ),
    # -- mails that gave no number ----------------------------------------------------------------
    "reason.no-order-number": (
        "{place}：自動延長の注文番号は書かれていませんでした。",
        "{place}: this mail holds no order number of an automatic renewal.",
    ),
    "reason.no-order-number.short": (
        "{place}：自動延長の番号がありません",
        "{place}: no number of a renewal",
    ),
    "reason.no-order-number.plain": (
        "{place}：「{label}」の番号だけでは、自動延長を止められる番号かどうか分からないため、使いませんでした。「自動延長加入時のご注文番号」と書かれたメールをお探しください。",
        "{place}: not used, because the number under 「{label}」 is not known to be the one that stops the renewal. Please look for a mail that says 「自動延長加入時のご注文番号」.",
    ),
    "reason.no-order-number.plain.short": (
        "{place}：「{label}」だけです",
        "{place}: only 「{label}」",
    ),
    "reason.no-order-number.many": (
        "自動延長の注文番号が書かれていないメール：{count}通（{place} など）",
        "Without an order number of a renewal: {count} (such as {place})",
    ),
    "reason.only-current-order": (
        "{place}：このメールには「今回のご注文番号」（停止の手続きには使えない番号）しかないため、使いませんでした。",
        "{place}: not used, because this mail holds only 「今回のご注文番号」, the current order, which cannot be used for stopping.",
    ),
    "reason.only-current-order.short": (
        "{place}：「今回のご注文番号」だけです",
        "{place}: only the current order",
    ),
    "reason.only-current-order.many": (
        "止めるのに使えない「今回のご注文番号」しかないメール：{count}通（{place} など）",
        "With the current order 「今回のご注文番号」 only: {count} (such as {place})",
    ),
    "reason.ambiguous-order": (
        "{place}：番号が何通りかに読めるため、選びませんでした。メールを開いて「自動延長加入時のご注文番号」を確かめてください。",
        "{place}: the number can be read in more than one way. Please look in the mail for 「自動延長加入時のご注文番号」.",
    ),
    "reason.ambiguous-order.short": (
        "{place}：番号が何通りかに読めます",
        "{place}: the number can be read in two ways",
    ),
    "reason.ambiguous-order.many": (
        "番号が何通りかに読めるため、選ばなかったメール：{count}通（{place} など）",
        "With a number that can be read in more than one way: {count} (such as {place})",
    ),
    "reason.suspicious": (
        "{place}：ノートン以外から送られたメールのようです。書かれた番号やリンクは使わないでください。",
        "{place}: this mail does not seem to come from Norton. Please do not use its numbers or links.",
    ),
    "reason.suspicious.short": (
        "{place}：ノートンのものではないようです",
        "{place}: does not seem to be Norton's",
    ),
    "reason.suspicious.many": (
        "ノートン以外から送られたようなメール：{count}通（{place} など）",
        "Which do not seem to come from Norton: {count} (such as {place})",
    ),
    "reason.unreadable": (
        "{place}：メールとして読み取れませんでした。",
        "{place}: this could not be read as mail.",
    ),
    "reason.unreadable.short": (
        "{place}：メールとして読めません",
        "{place}: cannot be read as mail",
    ),
    "reason.unreadable.many": (
        "メールとして読み取れなかったもの：{count}件（{place} など）",
        "Which could not be read as mail: {count} (such as {place})",
    ),
    "place.input": ("入力されたメール", "the given mail"),
    "place.subject": ("{source}（{subject}）", "{source} ({subject})"),
    "place.date": ("{source}（{date}）", "{source} ({date})"),
    "place.both": ("{source}（{date}「{subject}」）", "{source} ({date}, {subject})"),
    # -- what to do when there is no answer -------------------------------------------------------
    "advice.searched": ("調べたもの", "What was searched"),
    "advice.unused": (
        "番号を読み取らなかったメール：",
        "Mails that gave no number:",
    ),
    "advice.count": (
        "メール{messages}通（{size}）を調べましたが、使える注文番号は見つかりませんでした。",
        "Messages searched: {messages} ({size}). No order number that can be used was found.",
    ),
    "advice.count.none": (
        "読み取れるメールは1通もありませんでした。メールのファイル（.eml、mbox、zip など）がある場所を指定してください。",
        "No mail that can be read was found. Please name the place of your mail files (.eml, mbox, .zip and others).",
    ),
    "advice.left_out": (
        "{options} で{count}通を除きました。外すと、その中から番号が見つかるかもしれません。",
        "{count} mails were left out by {options}. Leave that out, and a number may be found in them.",
    ),
    "advice.left_out.one": (
        "{options} で{count}通を除きました。外すと、その中から番号が見つかるかもしれません。",
        "{count} mail was left out by {options}. Leave that out, and a number may be found in it.",
    ),
    "advice.left_out.some": (
        "{options} で{count}通を除きました。表示は残りのメールだけによるものです。外すとすべて表示されます。",
        "{count} mails were left out by {options}. What is shown comes from the others alone; leave that out to see everything.",
    ),
    "advice.left_out.some.one": (
        "{options} で{count}通を除きました。表示は残りのメールだけによるものです。外すとすべて表示されます。",
        "{count} mail was left out by {options}. What is shown comes from the others alone; leave that out to see everything.",
    ),
    "advice.filter": ("しぼり込みの条件", "The conditions you gave"),
    "advice.years": (
        "ノートンに関係のあるメールは、{first}年から{last}年までのものがありました。",
        "The mails that have to do with Norton are from the years {first} to {last}.",
    ),
    "advice.year": (
        "ノートンに関係のあるメールは、{first}年のものがありました。",
        "The mails that have to do with Norton are from the year {first}.",
    ),
    "advice.current": ("「今回のご注文番号」では止められません", "Why the current order cannot be used"),
    "advice.current.1": (
        "「今回のご注文番号」は課金のたびに変わる番号です。入力しても、停止のメニューが出てきません。",
        "The current order changes with every charge. If you type it, no menu for stopping appears.",
    ),
    "advice.current.2": (
        "必要なのは「自動延長加入時のご注文番号」です。ほかの年の「課金完了のご案内」「自動課金のご案内」や、最初に購入したときの「製品ご購入内容のご連絡」にも書かれています。",
        "You need 「自動延長加入時のご注文番号」. It also stands in such mails of other years (「課金完了のご案内」, 「自動課金のご案内」) and in the first purchase mail 「製品ご購入内容のご連絡」.",
    ),
    "advice.suspicious": ("ノートンのものではないようなメール", "Mail that does not seem to be Norton's"),
    "advice.suspicious.1": (
        "そのメールのリンクや電話番号は使わないでください。開いただけなら心配はいりません。",
        "Do not use links or telephone numbers of that mail. Having opened it is no harm.",
    ),
    "advice.suspicious.2": (
        "ご契約があるか確かめたいときは、下のサポートチャットでお尋ねください。",
        "To learn whether there is a contract, ask the support chat named below.",
    ),
    "advice.unreadable": ("読み取れなかったもの", "What could not be read"),
    "advice.unreadable.1": (
        "画面の写真や PDF ではなく、メールそのものを保存したファイル（.eml など）をお使いください。",
        "Please use the mail itself saved as a file (.eml for example), not a screenshot or a PDF.",
    ),
    "advice.ambiguous": ("番号を選ばなかったメール", "Mails from which no number was chosen"),
    "advice.ambiguous.1": (
        "まちがった番号をお伝えしないように、選んでいません。メールを開いて「自動延長加入時のご注文番号」のすぐそばの番号をご覧ください。",
        "Rather than give a wrong number, none was chosen. Open the mail and look beside 「自動延長加入時のご注文番号」.",
    ),
    "advice.search": ("メールを探す言葉", "Words to search your mail for"),
    "advice.search.hint": (
        "迷惑メールとごみ箱も探してください。製品の期限の1か月以上前に届いていることがあります。差出人が古い名前の「シマンテックストア」のこともあります。",
        "Look in spam and trash, too. A notice can come more than a month before the licence ends. Older mail may bear the name 「シマンテックストア」.",
    ),
    "advice.search.gmail": ("Gmail", "Gmail"),
    "advice.search.outlook": ("Outlook", "Outlook"),
    "advice.search.one_by_one": (
        "Yahoo!メール、iCloud メール（一つずつ）",
        "Yahoo! JAPAN Mail, iCloud Mail (one at a time)",
    ),
    "advice.export": ("メールを保存して、もう一度調べるには", "How to save the mail and search again"),
    "advice.export.gmail": (
        "Gmail：メールの右上の「その他」（縦に並んだ三つの点）→「メッセージのソースを表示」→「元のメールをダウンロード」。全部をまとめて調べるときは takeout.google.com で「メール」を選びます。届いた zip は、そのまま調べられます。",
        "Gmail: open the mail, More (the three dots), Show original, Download original. For all mail at once choose Mail at takeout.google.com; the zip can be searched as it comes.",
    ),
    "advice.export.yahoo": (
        "Yahoo!メール：1通だけなら、差出人や宛先の行から本文までをコピーして保存したテキストファイル（.txt）も読めます。全部をまとめて調べるときは、無料のメールソフト Thunderbird に IMAP で取り込み、そのフォルダーを指定します。",
        "Yahoo! JAPAN Mail: a single mail can also be copied into a text file (.txt), with the lines of sender and recipient. For all mail at once fetch it with Thunderbird (IMAP) and name its folder.",
    ),
    "advice.export.outlook": (
        "Outlook：メールの「…」→「保存」または「ダウンロード」（.eml）。パソコン版で保存した .msg も読めます。",
        "Outlook: open the mail, …, Save or Download (.eml). Files ending in .msg can be read, too.",
    ),
    "advice.export.icloud": (
        "iCloud メール：Mac の「メール」で「メールボックス」→「メールボックスを書き出す」。Windows では Thunderbird に IMAP で取り込みます。",
        "iCloud Mail: in Mail on a Mac choose Mailbox, Export Mailbox; on Windows fetch it with Thunderbird (IMAP).",
    ),
    "advice.last": ("それでも見つからないとき", "If nothing can be found"),
    "advice.last.account.or": (" や ", " or "),
    "advice.last.account": (
        "注文番号が {families} で始まるご注文は、ノートン アカウントで確かめられます： {page}",
        "An order whose number begins with {families} can be seen in the Norton account: {page}",
    ),
    "advice.last.chat": (
        "ノートンのサポートチャットで、停止の相談ができます： {chat}",
        "Ask the support chat to stop it: {chat}",
    ),
    "advice.last.data": (
        "製品シリアル番号（ノートンの画面で確認できます）と、注文したときのお名前・メールアドレスをご用意ください。",
        "Have the product's serial number (the program shows it), and the name and mail address of the order ready.",
    ),
    "advice.last.elsewhere": (
        "お店、プロバイダー、携帯電話会社、アプリストアで購入した場合は、購入先にお問い合わせください。",
        "If it was bought in a shop, or through a provider, a phone company or an app store, please ask there.",
    ),
    # -- the page ---------------------------------------------------------------------------------
    "page.title": ("ノートンの自動延長を止めるためのご案内", "How to stop Norton's automatic renewal"),
    "page.intro": (
        "お手元のメールから読み取った内容です。上から順に進めてください。",
        "This was read from your mails. Go through it from top to bottom.",
    ),
    "page.intro.none": (
        "お手元のメールからは、使える注文番号が見つかりませんでした。次のことをお試しください。",
        "No order number that can be used was found in your mails. Please try the following.",
    ),
    "page.contracts": ("ご契約が{count}件見つかりました", "Contracts found: {count}"),
    "page.type": ("入力するもの", "What to type in"),
    "page.type.account": ("ご注文の控え", "Your order"),
    "page.copy": ("コピー", "Copy"),
    "page.copy.of": ("{label}をコピー", "Copy: {label}"),
    "page.copied": ("コピーしました", "Copied"),
    "page.open": ("入力ページを開く", "Open the page"),
    "page.open.account": ("ノートン アカウントを開く", "Open the Norton account"),
    "page.open.login": ("ログインページを開く", "Open the login page"),
    "page.number.hint": ("自動延長に加入したときの番号", "of the automatic renewal"),
    "page.email.hint": ("注文したときのアドレス", "used for the order"),
    "page.procedures": ("ノートンの手続き案内： {link}", "Norton's own page about it: {link}"),
    "page.to_steps": (
        "止める手順へ",
        "Go to the steps",
    ),
    "page.to_steps.check": (
        "確かめる手順へ",
        "To the steps to check",
    ),
    "page.stop_by": (
        "停止の申込期限",
        "Last day to stop",
    ),
    "page.next_charge_on": (
        "次の課金予定日",
        "Next charge",
    ),
    "page.refund_until": (
        "返金の申込期限",
        "Last day to ask for a refund",
    ),
    "page.email.unknown": (
        "メールからは分かりませんでした。心当たりのアドレスを入力してください。",
        "The mails do not tell. Type the one that may have been used.",
    ),
    "page.trap": ("ここに注意", "Take care"),
    "page.dates": ("日付", "Dates"),
    "page.details": (
        "くわしいこと",
        "Details",
    ),
    "page.details.of": (
        "くわしいこと（{of}）",
        "Details ({of})",
    ),
    "page.paid": ("これまでのお支払い", "Paid so far"),
    "page.paid.year": ("{year}年", "{year}"),
    "page.paid.unknown": ("年は不明", "year unknown"),
    "page.paid.caption": ("自動延長の課金（年ごと）", "Charges of the automatic renewal by year"),
    "page.paid.heading": ("年", "Year"),
    "page.paid.amount": ("金額", "Amount"),
    "page.paid.total": ("合計 {total}", "In all {total}"),
    "page.paid.note": (
        "見つかったメールだけの合計です。",
        "This counts only the mails that were found.",
    ),
    "page.evidence": ("番号が書かれていたところ", "Where the number stood"),
    "page.evidence.label": ("「{label}」の番号", "The number under 「{label}」"),
    "page.evidence.source": ("ファイル", "File"),
    "page.evidence.subject": ("件名", "Subject"),
    "page.evidence.date": ("日付", "Date"),
    "page.evidence.sender": ("差出人", "From"),
    "page.warnings": ("お知らせ", "Please note"),
    "page.rejections": ("番号を読み取らなかったメール", "Mails that gave no number"),
    "page.facts": (
        "手順とページの情報は{facts}時点のものです。作成日：{made}",
        "Steps and pages as known in {facts}. Made on {made}.",
    ),
    "page.independent": (
        "このページはノートンが作ったものではありません。このページの内容がインターネットに送られることはありません。",
        "This page was not made by Norton. It sends nothing to the internet.",
    ),
    # -- the calendar -----------------------------------------------------------------------------
    "calendar.name": ("ノートンの自動延長", "Norton automatic renewal"),
    "calendar.stop_by": ("ノートン：停止の申込期限（{number}）", "Norton: last day to stop ({number})"),
    "calendar.next_charge_on": ("ノートン：課金予定日（{number}）", "Norton: planned charge ({number})"),
    "calendar.refund_until": ("ノートン：返金の申込期限（{number}）", "Norton: last day for a refund ({number})"),
    "calendar.none": (
        "カレンダーに入れる日付は、メールからは分かりませんでした。",
        "The mails name no day for the calendar.",
    ),
    "calendar.today": (
        "今日が期限の予定が{count}件あります。お知らせは鳴りません。",
        "Events that are due today, for which no alarm can ring any more: {count}.",
    ),
    "calendar.stopped": ("停止のメールが届いています。", "The stop mail has come."),
    # -- what went wrong with a file, in words; the rest is named as the system does --------------
    "trouble.missing": ("そのフォルダーがありません", "there is no such folder"),
    "trouble.denied": ("書き込みが許可されていません", "writing is not permitted"),
    "trouble.full": ("空き容量がありません", "the disk is full"),
    "trouble.io": ("読み書きのエラーです", "input/output error"),
    "trouble.other": ("システムのエラー、番号 {detail}", "{detail}"),
    "trouble.unknown": ("くわしいことは分かりません", "the reason is not known"),
    "trouble.folder": ("フォルダーです", "it is a folder"),
    # -- wrong usage ------------------------------------------------------------------------------
    "usage.no_option": (
        "{option}：このオプションはありません。使い方は norton-order --help でご覧いただけます。",
        "{option}: there is no such option. See norton-order --help.",
    ),
    "usage.no_option.near": (
        "{option}：このオプションはありません。{near} のことでしょうか。使い方は norton-order --help でご覧いただけます。",
        "{option}: there is no such option. Did you mean {near}? See norton-order --help.",
    ),
    "usage.needs_value": (
        "{option}：値が抜けています。{option} {metavar} のように指定してください。",
        "{option}: its value is missing. Write {option} {metavar}.",
    ),
    "usage.takes_none": (
        "{option}：このオプションに値は付けられません。{option} とだけ指定してください。",
        "{option}: it takes no value. Write just {option}.",
    ),
    "usage.choice": (
        "{option}：「{value}」は指定できません。次のどれかを指定してください：{choices}",
        "{option}: '{value}' is not possible. Choose one of: {choices}",
    ),
    "usage.choice.near": (
        "{option}：「{value}」は指定できません。{near} のことでしょうか。指定できるもの：{choices}",
        "{option}: '{value}' is not possible. Did you mean {near}? Choose one of: {choices}",
    ),
    "usage.date": (
        "{option}：「{value}」は日付として読めません。2026-01-31 のように指定してください。",
        "{option}: '{value}' is not a date. Write it like 2026-01-31.",
    ),
    "usage.since": (
        "--since の日付が --until より後になっています。",
        "--since is later than --until.",
    ),
    "usage.number": (
        "{option}：「{value}」は指定できません。1 から {most} までの数を指定してください。",
        "{option}: '{value}' is not possible. Give a number from 1 to {most}.",
    ),
    "usage.output": (
        "{path}：読み取るメールか、読み取るフォルダーの中にあるファイルなので、書き込みません。-o には別の名前を指定してください。",
        "{path}: it is to be read, or lies in a folder that is, and is not overwritten. Choose another name for -o.",
    ),
    "usage.open": (
        "--open は -f {form} といっしょには使えません。ページだけをブラウザーで開けます。",
        "--open does not go with -f {form}: it shows a page in the browser.",
    ),
    "usage.open.name": (
        "--open はページを開くものです。-o の名前は .html で終わるようにしてください。",
        "--open shows a page; give -o a name ending in .html.",
    ),
    "usage.ending": (
        "{path}：この種類のファイルは書き出せません。-o {near} のことでしょうか。",
        "{path}: files of this kind are not written. Did you mean -o {near}?",
    ),
    "usage.terminal.html": (
        "ページは画面には出しません。--open でブラウザーに開くか、-o page.html でファイルに書き出してください。",
        "A page is not for a terminal. Open it in the browser with --open, or write it with -o page.html.",
    ),
    "usage.terminal.xlsx": (
        "表計算のファイルは画面には出せません。-o norton.xlsx でファイルに書き出してください。",
        "A spreadsheet is not for a terminal. Write it with -o norton.xlsx.",
    ),
    "usage.field": (
        "--field はほかの形式（-f {form}）とはいっしょに使えません。どちらか一つを指定してください。",
        "--field does not go with another format (-f {form}). Give one of the two.",
    ),
    # -- the help; a line is at most 80 columns wide, an option's at most 52 ----------------------
    "help.usage": ("使い方", "Usage"),
    "help.options": ("[オプション]...", "[OPTION]..."),
    "help.intro": (
        "ノートンの日本のストアから届いた自動延長のメールを読み、停止の手続きで入力する\nご注文番号（自動延長加入時のご注文番号）とメールアドレスを表示します。\nよく似た「今回のご注文番号」では止められないため、表示しません。\nお使いの機器の中だけで動き、インターネットには接続しません。",
        "Read renewal mail of Norton's Japanese store and print the two values that its\npage asks for: the enrollment order number (自動延長加入時のご注文番号) and the\nmail address. The look-alike current order (今回のご注文番号) will not do there\nand is not printed. Nothing is sent to the network or fetched from it.",
    ),
    "help.source": (
        "SOURCE は、メールのファイル（.eml、mbox、.zip、.tgz など）かフォルダーです。\nいくつでも並べられます。- か省略のときは標準入力を読みます。",
        "A SOURCE is a mail file (.eml, mbox, .zip, .tgz and others) or a folder; give as\nmany as you like. With - or without any, standard input is read.",
    ),
    "help.group.output": ("出力", "Output"),
    "help.group.choosing": ("しぼり込み", "Choosing"),
    "help.group.input": ("読み取り", "Reading"),
    "help.group.other": ("その他", "Other"),
    "help.form": (
        "出力の形式。指定がなければ、-o の名前の終わりで決まり\nます（なければ text）。html は手順つきの1枚のページ、\nxlsx は表計算用、ics はカレンダーに入れる予定です。",
        "What to write; by default what the ending of -o says,\nelse text. html is one page with every step, xlsx a\nspreadsheet, ics holds calendar reminders.",
    ),
    "help.fields": (
        "この値だけを、契約ごとに1行で出力します。くり返すと\nタブで区切って並べます（例：--field email）。",
        "Only this value, one subscription a line; repeat it\nfor columns parted by tabs (--field email).",
    ),
    "help.lang": ("表示の言葉。指定がなければ環境に合わせます。", "Language of the words; by default the locale's."),
    "help.output": (
        "標準出力のかわりにファイルへ書き出します。失敗した\nときや、書き出すものがないときは、元のファイルが\nそのまま残ります。読み取るメールと、SOURCE の\nフォルダーにすでにあるファイルには書き込みません。",
        "Write there instead of standard output, all or\nnothing; with nothing to write, an old file stays.\nA SOURCE is never overwritten, nor is any file in it.",
    ),
    "help.opens": (
        "手順つきのページをブラウザーで開きます。-o がなければ\nこのフォルダーの norton-order.html に書き出します。",
        "Open the page in the browser; without -o it is\nwritten to norton-order.html in this folder.",
    ),
    "help.redacts": (
        "人に見せられるように、アドレスや名前を伏せ、番号は\n末尾だけにします。",
        "Mask addresses, names and all but the last digits\nof numbers, for showing to others.",
    ),
    "help.since": (
        "この日より前のメールを除きます（例：2026-01-31）。",
        "Leave out mail before this day, as in 2026-01-31.",
    ),
    "help.until": ("この日より後のメールを除きます。", "Leave out mail after this day."),
    "help.recipient": ("このアドレスに届いた案内だけにします。", "Only notices sent to this address."),
    "help.desk": (
        "store はストアの注文だけ、account は\nノートン アカウントの注文だけにします。",
        "Only orders of the store, or only those of the\nNorton account.",
    ),
    "help.dask": (
        "Dask クラスターで調べます。local はこの機器の中です。\nおよそ20 GB を超える量のためのものです。\nSOURCE には s3:// なども書けますが、クラスターから\n読める場所に限ります。標準入力はここで読みます。",
        "Scan on a Dask cluster: local, or tcp://HOST:PORT.\nPays off beyond some 20 GB. A SOURCE may be s3:// and\nthe like; the workers must be able to read it. Pipes\nare read here.",
    ),
    "dask.none": (
        "{address}：Dask クラスターにつながりませんでした（{detail}）。アドレスと、スケジューラーが動いていることを確かめてください。",
        "there is no Dask cluster at {address} ({detail}). Please check the address, and that its scheduler runs.",
    ),
    "dask.waiting": (
        "{address} のスケジューラーにつなぎます（20秒まで待ちます）。",
        "Connecting to the scheduler at {address} (for up to 20 seconds).",
    ),
    "dask.workers": (
        "Dask のワーカーが norton_order を読み込めません（{detail}）。ワーカーにも norton-order {ours} を入れてください。",
        "the workers cannot import norton_order ({detail}). Please install norton-order {ours} for them, too.",
    ),
    "dask.versions": (
        "Dask のワーカーにあるのは norton-order {theirs} です。こちらと同じ {ours} にそろえてください。",
        "the workers have norton-order {theirs}, not {ours}. Please install the same for them.",
    ),
    "dask.store": (
        "{url}：クラスターからは開けません（{detail}）。この種類の場所に要る部品（s3:// なら s3fs）をワーカーに入れてください。",
        "{url}: {detail}. The workers may lack the package for it, such as s3fs for s3://.",
    ),
    "dask.away": (
        "スケジューラーとの接続が途中で切れました。動いていることを確かめて、もう一度お試しください。",
        "the scheduler went away. Please check that it runs and try again.",
    ),
    "dask.killed": (
        "ワーカーが何度も途中で終了したため、最後まで調べられませんでした。ワーカーの記録（ログ）を確かめてください。",
        "a task ended its worker again and again. Please look into the logs of the workers.",
    ),
    "help.jobs": (
        "同時に動かす数。指定がなければ機器に合わせます。",
        "Threads and processes to use; by default what pays\noff.",
    ),
    "help.no_prefilter": (
        "すべてのメールを細かく読みます（遅くなります。\n結果が同じことを確かめるためのものです）。",
        "Parse every message. Slow; the answers are the same.",
    ),
    "help.progress": (
        "進み具合を出すかどうか。指定がなければ、画面に出る\nときだけ出します。",
        "Show how far it is; by default on a terminal only.",
    ),
    "help.verbose": (
        "調べなかったファイルの名前や、注意の詳しい内容も\n表示します。",
        "Name every file that was not searched, and tell\nevery warning in full.",
    ),
    "help.version": ("バージョンを表示します。", "Show the version."),
    "help.help": ("この説明を表示します。", "Show this help."),
    "help.metavar.FIELD": ("名前", "NAME"),
    "help.metavar.FILE": ("ファイル", "FILE"),
    "help.metavar.DATE": ("日付", "DATE"),
    "help.metavar.ADDRESS": ("アドレス", "ADDRESS"),
    "help.metavar.N": ("数", "N"),
    "help.status": ("終了ステータス", "Exit status"),
    "help.status.0": ("番号を出力しました", "an enrollment order number was printed"),
    "help.status.1": (
        "使える番号はありませんでした（空のファイルや、フォルダーや\n圧縮ファイルの中で読めなかったものは、名前を表示します）",
        "no usable number was found (what is empty, or cannot be read inside a\nfolder or archive, is named)",
    ),
    "help.status.2": (
        "使い方の誤り、または読めないものやメールでないものが指定されました",
        "wrong usage, or a SOURCE could not be read or is not mail",
    ),
    "help.examples": ("例", "Examples"),
    "help.example.1": ("メール1通から", "from one mail"),
    "help.example.2": ("Google データ エクスポートの zip を、そのまま", "from a Google Takeout file as it is"),
    "help.example.3": ("手順つきのページをブラウザーで", "a page with every step, in the browser"),
    "help.example.4": ("停止期限などをカレンダーへ", "the deadlines for a calendar"),
    "help.example.5": ("番号だけを、ほかのコマンドへ", "the number alone, for other commands"),
}  # fmt: skip


def say(key: str, lang: Lang, **values: str | int) -> str:
    """Return the words under *key* with *values* put in, each of them cleaned for people.

    Raises:
        KeyError: the table has no such key, or a value that the words name is missing.
    """
    words = WORDS[key][0 if lang == "ja" else 1]
    return words.format_map({name: safe.clean(safe.legible(str(value))) for name, value in values.items()})


def warning_sentence(code: str, values: Sequence[str], lang: Lang) -> str:
    """Return what a warning says of *values*, in one sentence."""
    return _sentence(code, values, lang)


def rejection_sentence(reason: str, values: Sequence[str], lang: Lang) -> str:
    """Return what a rejection says of *values*, in one sentence."""
    if reason == "no-order-number" and values and all(map(tells_of_unread, values)):
        return _sentence(f"{reason}.unread", values, lang)
    return _sentence(reason, values, lang)


def tells_of_unread(value: str) -> bool:
    """Return whether *value* says that a part of a mail was not read, and is no number or label."""
    return value.endswith(NOT_READ)


def _sentence(word: str, values: Sequence[str], lang: Lang) -> str:
    key = f"detail.{word}"
    if not values and f"{key}.none" in WORDS:
        key += ".none"
    whole = [safe.clean(safe.legible(value), _MAX_VALUE) for value in values]
    return WORDS[key][0 if lang == "ja" else 1].format(values=("、" if lang == "ja" else ", ").join(whole))


def pair(label: str, value: str, lang: Lang) -> str:
    """Return *label* and *value* with the colon of the language between them."""
    return f"{label}：{value}" if lang == "ja" else f"{label}: {value}"


def day(date: dt.date, lang: Lang) -> str:
    """Return *date* as people write it, whatever the locale: 2025年12月5日, 5 December 2025."""
    if lang == "ja":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def month(text: str, lang: Lang) -> str:
    """Return a year and month in ISO form as people write them: 2026年11月, November 2026."""
    year, number = map(int, text.split("-"))
    return f"{year}年{number}月" if lang == "ja" else f"{_MONTHS[number - 1]} {year}"


def money(amount: int, currency: str | None, lang: Lang) -> str:
    """Return *amount* with its unit: 10,480円, 10,480 yen; an unknown unit is left out."""
    unit = {"JPY": "円" if lang == "ja" else " yen", None: ""}.get(currency, f" {safe.clean(str(currency))}")
    return f"{amount:,}{unit}"
