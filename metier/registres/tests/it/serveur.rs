//! A server of this machine that answers one text to what begins with one path.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

pub struct Serveur {
    pub adresse: SocketAddr,
    vues: Arc<Mutex<Vec<String>>>,
}

impl Serveur {
    pub fn vues(&self) -> Vec<String> {
        self.vues.lock().unwrap().clone()
    }
}

pub async fn servir(chemin: &str, statut: u16, corps: &str) -> Serveur {
    let ecoute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let adresse = ecoute.local_addr().unwrap();
    let vues = Arc::new(Mutex::new(Vec::new()));
    let (gardees, chemin, corps) = (Arc::clone(&vues), chemin.to_owned(), corps.to_owned());
    tokio::spawn(async move {
        while let Ok((mut flux, _)) = ecoute.accept().await {
            let (mut lue, mut morceau) = (Vec::new(), [0; 2048]);
            while !lue.ends_with(b"\r\n\r\n") {
                match flux.read(&mut morceau).await {
                    Ok(0) | Err(_) => break,
                    Ok(n) => lue.extend_from_slice(&morceau[..n]),
                }
            }
            let lue = String::from_utf8_lossy(&lue).into_owned();
            let attendue = lue.starts_with(&format!("GET {chemin}"));
            gardees.lock().unwrap().push(lue);
            let (statut, corps) = if attendue { (statut, corps.as_str()) } else { (404, "{}") };
            let tete = format!(
                "HTTP/1.1 {statut} X\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: {}\r\n\r\n",
                corps.len()
            );
            let _ = flux.write_all(tete.as_bytes()).await;
            let _ = flux.write_all(corps.as_bytes()).await;
        }
    });
    Serveur { adresse, vues }
}
