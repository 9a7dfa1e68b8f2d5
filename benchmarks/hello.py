"""The measure of a start: the least that a Typer program can be."""

import typer

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def hello(name: str = "world") -> None:
    print(f"Hello {name}")


if __name__ == "__main__":
    app()
