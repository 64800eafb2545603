mod login;
mod logout;
mod register;
mod verify_token;
