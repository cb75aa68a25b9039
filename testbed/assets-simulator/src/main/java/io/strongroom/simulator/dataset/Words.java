package io.strongroom.simulator.dataset;

/** Raw material of names and texts. Some of it is there to trip careless clients. */
final class Words {
    static final String[] FIRST_NAMES = {
        "Anna",
        "Ben",
        "Chiara",
        "David",
        "Émile",
        "Fatima",
        "Grace",
        "Hiroshi",
        "Ines",
        "Jos\u00e9",
        "Jose\u0301",
        "Katarzyna",
        "Lars",
        "Mei",
        "Noah",
        "Olga",
        "Priya",
        "Quentin",
        "Ruth",
        "Søren",
        "Tomás",
        "Uma",
        "Valentina",
        "Wei",
        "Ximena",
        "Yusuf",
        "Zoë",
        "אבי",
        "ليلى",
        "太郎"
    };
    static final String[] LAST_NAMES = {
        "M\u00fcller", "Mu\u0308ller", "Smith", "O'Brien", "García", "Nowak", "Dvořák", "Åberg", "Şahin", "Nguyễn",
                "Kowalska",
        "D’Angelo", "van der Berg", "Ivanova", "Yamamoto", "Cohen", "Haddad", "Singh", "Okafor", "Rossi", "Schmidt",
                "Weiß",
        "Lopez", "Martin", "Johansson", "Papadopoulos", "כהן", "حداد", "田中"
    };
    static final String[] CITIES = {
        "BER", "MUC", "PAR", "TLV", "TYO", "NYC", "SFO", "SAO", "BLR", "LON", "ZRH", "MEX", "CPT", "SYD", "OSL", "WAW"
    };
    static final String[] VENDORS = {
        "Northwind",
        "Contoso",
        "Kestrel",
        "Halcyon",
        "Brightline",
        "Ardent",
        "Molnár & Co",
        "Fjord Systems",
        "Tanaka 精工",
        "Blue Heron",
        "Ironwood",
        "Solstice",
        "Quarry",
        "Verdigris"
    };
    static final String[] PRODUCTS = {
        "Ledger",
        "Beacon",
        "Harbor",
        "Atlas",
        "Compass",
        "Lantern",
        "Orchard",
        "Pelican",
        "Quill",
        "Relay",
        "Summit",
        "Tidewater",
        "Umbra",
        "Vantage"
    };
    static final String[] SYSTEMS = {
        "Debian 12", "Windows Server 2022", "RHEL 9", "Ubuntu 24.04", "macOS 15", "Windows 11"
    };
    static final String[] TERMS = {
        "alpha", "amber", "billing", "cedar", "delta", "ember", "falcon", "granite", "hazel", "indigo", "juniper",
                "kilo",
        "lumen", "maple", "nimbus", "onyx", "payroll", "quartz", "river", "sierra", "tango", "ultra", "violet", "willow"
    };
    static final String[] SENTENCES = {
        "Replaced the power supply after the third outage of the quarter.",
        "Must not be moved without telling the network team first.",
        "The vendor confirmed that spare parts remain available until the end of next year.",
        "Übergabe an die Kollegen in München ist erfolgt, Protokoll liegt bei.",
        "Backups run nightly; see the run book for the restore procedure.",
        "Le contrat a été prolongé d’un an, sans changement de prix.",
        "Serial number was read from the label because the agent reported nothing.",
        "担当者に確認済み。次回の点検は来月です。",
        "Inventory 2024: found, label unreadable, re-tagged.",
        "Path on the share: \\\\files\\it\\assets\\\"old\" inventory.xlsx",
        "תחזוקה שנתית בוצעה בהצלחה.",
        "تم تحديث البرنامج الثابت إلى الإصدار الأخير.",
        "Ticket was closed 👍 but the fan is still loud 🚀.",
        "Decommission together with its twin, never alone.",
        "Line one\nLine two\tafter a tab",
        "<b>Markup</b> &amp; entities stay as they are; so do {braces} and ${placeholders}."
    };
    /** Short texts that break naive escaping, trimming, normalising or case folding. */
    static final String[] ODDITIES = {
        "caf\u00e9",
        "cafe\u0301",
        "quote \" and backslash \\ end",
        "'; DROP TABLE assets; --",
        "🚀🧪 rack №7 👩‍💻",
        "שלום עולם 123",
        "مرحبا بالعالم",
        "İstanbul ıiIİ",
        "straße STRASSE",
        "zero\u200bwidth\u200djoiner",
        "  leading and trailing  ",
        "tab\there",
        "𝒜𝓈𝓈𝑒𝓉 𠜎",
        "ﬁ ligature Å Å",
        "null",
        "=1+1",
        "100 % & <more>"
    };

    private Words() {}
}
