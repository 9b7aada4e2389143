use langues::Textes;

#[test]
fn every_sample_of_every_page_renders_in_both_languages() {
    let mut names = std::collections::BTreeSet::new();
    for module in parvis::modules() {
        for sample in &module.samples {
            assert!(names.insert((module.nom, sample.nom)), "{} twice", sample.nom);
            for textes in [Textes::fr(), Textes::en()] {
                let html = (sample.rendre)(textes);
                assert!(html.contains('<'), "{}/{} is empty", module.nom, sample.nom);
            }
        }
    }
    assert!(names.len() >= 10, "only {} samples", names.len());
}

#[test]
fn a_path_and_a_method_have_one_owner() {
    let mut seen = std::collections::BTreeSet::new();
    for module in parvis::modules() {
        for route in &module.routes {
            let key = (route.path, route.method.to_string());
            assert!(seen.insert(key), "{} {} twice", route.method, route.path);
        }
    }
}

#[test]
fn a_permission_asked_by_a_service_is_held_by_some_role() {
    let known: Vec<_> = comptes::permissions::TABLE.iter().map(|(name, _)| *name).collect();
    for module in parvis::modules() {
        for permission in module.permissions {
            assert!(known.contains(permission), "{}: {permission} is in no role", module.nom);
        }
    }
}
