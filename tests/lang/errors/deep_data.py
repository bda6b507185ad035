"""An error at the end of long lines and deep expressions: carets far to the right."""

data = {"a": {"b": {"c": [{"d": [1, 2, {"e": "f"}]}]}}}
print(data["a"]["b"]["c"][0]["d"][2]["e"])
result = {"first": data["a"]["b"]["c"][0]["d"][0] + 1, "second": len(data["a"]["b"]["c"][0]["d"][2]["e"]) + data["a"]["b"]["c"][0]["d"][3]}
print("never")
pass
pass
pass
