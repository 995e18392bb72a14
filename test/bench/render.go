// Renders jobs with text/template, its templates parsed once: JSON on standard input, times and a digest on standard
// output.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"strconv"
	"text/template"
	"time"
)

type given struct {
	Templates []string
	Jobs      []struct {
		Template int
		View     any
	}
	Seconds float64
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	var all given
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		panic(err)
	}
	templates := []*template.Template{}
	for index, text := range all.Templates {
		templates = append(templates, must(template.New(strconv.Itoa(index)).Parse(text)))
	}
	texts := make([]bytes.Buffer, len(all.Jobs))
	times := []float64{}
	end := time.Now().Add(time.Duration(all.Seconds * float64(time.Second)))
	for len(times) < 3 || time.Now().Before(end) {
		began := time.Now()
		for index, job := range all.Jobs {
			texts[index].Reset()
			if err := templates[job.Template].Execute(&texts[index], job.View); err != nil {
				panic(err)
			}
		}
		times = append(times, time.Since(began).Seconds())
	}
	digest := sha256.New()
	for index := range texts {
		digest.Write(texts[index].Bytes())
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{"times": times, "digest": hex.EncodeToString(digest.Sum(nil))})
}
