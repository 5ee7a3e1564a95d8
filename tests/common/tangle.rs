//! A map of more loops than a search counts: nobody knows how many there are.

/// It, in our own format.
pub fn map() -> String {
    let (mut factors, mut links) = (Vec::new(), Vec::new());
    for i in 0..60u32 {
        factors.push(format!(r#"{{ "id": "f{i}" }}"#));
        for step in [1, 7, 11, 23] {
            let to = (i * step + step) % 60;
            if to != i {
                links.push(format!(
                    r#"{{ "id": "l{i}-{step}", "from": "f{i}", "to": "f{to}", "polarity": "+" }}"#
                ));
            }
        }
    }
    format!(
        r#"{{ "format": "system-map", "version": 1, "factors": [{}], "links": [{}] }}"#,
        factors.join(","),
        links.join(",")
    )
}
